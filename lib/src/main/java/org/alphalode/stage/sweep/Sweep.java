package org.alphalode.stage.sweep;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Panel;
import org.alphalode.stat.Figure;

/**
 * The fused loop: stretches of bars go once through the cache, and every strategy of the unit runs over a stretch before the next one
 * comes. A strategy keeps nothing but its state of about a hundred bytes.
 *
 * <p>Closes are scaled to whole numbers so small that all sums of a stretch are exact. Means are compared by cross multiplication, so
 * that two means which are equal are found equal, whatever their windows.
 */
final class Sweep {
    private static final int SHORTEST_STRETCH = 2_048;
    /** Up to here whole numbers in a double are exact. */
    private static final double EXACT = 0x1p53;

    private static final int MOST_DECIMALS = 10;

    private final Stretch stretch;
    private final int stretchBars;
    private final List<Strategy> strategies = new ArrayList<>();
    private final Stretch.Series series;
    private final double[] upper;
    private final double[] lower;

    private Sweep(SweepInput input, SweepUnit unit) {
        Panel bars = input.bars();
        SweepParams params = input.params();
        SweepRule rule = params.grid().rule();
        List<List<Integer>> points = params.grid().points().subList(unit.from(), unit.to());
        int longest = 0;
        for (List<Integer> point : points) {
            Line above = rule.upper(point);
            Line below = rule.lower(point);
            longest = Math.max(longest, Math.max(above.lookback(), below.lookback()));
            strategies.add(new Strategy(above, below, params));
        }
        this.series = Stretch.Series.of(bars, unit.symbol());
        this.stretchBars = Math.min(Math.max(SHORTEST_STRETCH, longest), Math.max(1, series.length()));
        this.stretch = new Stretch(series, longest, stretchBars, scale(series, longest + stretchBars));
        this.upper = new double[stretchBars];
        this.lower = new double[stretchBars];
    }

    static List<SweepRow> run(SweepInput input, SweepUnit unit) {
        Sweep sweep = new Sweep(input, unit);
        int bars = sweep.series.length();
        for (int from = 0; from < bars; from += sweep.stretchBars) {
            sweep.run(from, Math.min(bars, from + sweep.stretchBars));
        }
        String symbol = input.bars().symbols().get(unit.symbol());
        double perYear = input.bars().interval().barsPerYear();
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < sweep.strategies.size(); i++) {
            Strategy strategy = sweep.strategies.get(i);
            Figure sharpe = sharpe(strategy, bars - 1, perYear);
            rows.add(new SweepRow(
                    symbol,
                    input.params().grid().points().get(unit.from() + i),
                    strategy.trades(),
                    strategy.wealth(sweep.series) - 1,
                    sharpe,
                    Math.sqrt((perYear + sharpe.value() * sharpe.value() / 2) / (bars - 1)),
                    strategy.deepestLoss()));
        }
        return rows;
    }

    private void run(int from, int to) {
        stretch.load(from, to);
        for (Strategy strategy : strategies) {
            stretch.compare(strategy.above(), strategy.below(), upper, lower);
            strategy.run(series, from, to, upper, lower);
        }
    }

    /** A power of ten that makes every close whole, or else a power of two; the sum of so many closes stays exact. */
    private static double scale(Stretch.Series series, int summed) {
        double highest = 0;
        for (int t = 0; t < series.length(); t++) {
            highest = Math.max(highest, Math.abs(series.known(t)));
        }
        double room = EXACT / summed;
        double power = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS && highest * power < room; decimals++) {
            if (series.isWhole(power)) {
                return power;
            }
            power *= 10;
        }
        return highest > 0 ? Math.scalb(1.0, Math.getExponent(room / highest)) : 1;
    }

    private static Figure sharpe(Strategy strategy, long returns, double perYear) {
        if (returns < 2) {
            return Figure.undefined("fewer than two returns");
        }
        double mean = strategy.sum() / returns;
        double variance = (strategy.squares() - strategy.sum() * mean) / (returns - 1);
        return strategy.trades() > 0 && variance > 0
                ? Figure.of(mean / Math.sqrt(variance) * Math.sqrt(perYear))
                : Figure.undefined("the returns do not vary");
    }
}
