package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;

/** Small markets for tests of the book. */
final class Market {
    static final BarInterval HOUR = BarInterval.parse("1h");
    static final long FIRST = 472_000L * HOUR.micros();
    static final BacktestParams.Judgement JUDGEMENT = new BacktestParams.Judgement(1, Double.NaN, 50, 10, 1);

    private Market() {}

    static long close(int bar) {
        return FIRST + bar * HOUR.micros();
    }

    static BacktestParams params(CostParams costs) {
        return new BacktestParams(BookRules.plain(10_000, costs, false, 48), JUDGEMENT);
    }

    static Panel.Builder builder(int symbols, int bars) {
        List<String> names = List.of("AAA", "BBB", "CCC").subList(0, symbols);
        return new Panel.Builder(names, List.of(BarFields.OPEN, BarFields.CLOSE, BarFields.VOLUME), HOUR, FIRST, bars);
    }

    static void bar(Panel.Builder builder, int symbol, int bar, double... openCloseVolume) {
        for (int f = 0; f < 3; f++) {
            builder.set(f, symbol, bar, openCloseVolume[f]);
        }
    }

    /** One symbol from (open, close, volume) rows. */
    static Panel single(double[]... rows) {
        Panel.Builder builder = builder(1, rows.length);
        for (int t = 0; t < rows.length; t++) {
            bar(builder, 0, t, rows[t]);
        }
        return builder.build();
    }

    static TargetWeight target(String symbol, int bar, double weight) {
        return new TargetWeight(symbol, close(bar), weight);
    }

    static BacktestInput input(Panel bars, TargetWeight... targets) {
        return new BacktestInput(bars, List.of(targets), List.of(), List.of(), List.of());
    }

    /** A random market with gaps, suspect bars, empty bars, targets and funding. */
    static BacktestInput random(long seed, int bars, boolean flat) {
        Random random = new Random(seed);
        Panel.Builder builder = builder(3, bars);
        List<TargetWeight> targets = new ArrayList<>();
        List<ClusterWeight> parts = new ArrayList<>();
        List<FundingRate> funding = new ArrayList<>();
        List<String> names = List.of("AAA", "BBB", "CCC");
        for (int s = 0; s < 3; s++) {
            double price = 1 + random.nextInt(1000);
            for (int t = 0; t < bars; t++) {
                double open = flat ? price : price * Math.exp(0.005 * random.nextGaussian());
                price = flat ? price : open * Math.exp(0.01 * random.nextGaussian());
                double volume = random.nextInt(20) == 0 ? 0 : 1e4 * random.nextDouble();
                if (random.nextInt(15) > 0) {
                    bar(builder, s, t, open, price, volume);
                }
                if (random.nextInt(30) == 0) {
                    builder.notUsableAtClose(s, t);
                }
                if (random.nextInt(5) == 0) {
                    addTarget(random, names.get(s), t, targets, parts);
                }
            }
            // venues stamp the payments some milliseconds late
            for (int t = 0; t < bars; t += 8) {
                funding.add(new FundingRate(
                        names.get(s),
                        close(t) + random.nextInt(2) * 5_000L,
                        8 * HOUR.micros(),
                        1e-4 * random.nextGaussian()));
            }
        }
        return new BacktestInput(builder.build(), targets, parts, funding, List.of());
    }

    private static void addTarget(
            Random random, String symbol, int bar, List<TargetWeight> targets, List<ClusterWeight> parts) {
        double trend = random.nextInt(4) == 0 ? 0 : 0.4 * random.nextGaussian();
        double reversion = random.nextInt(4) == 0 ? 0 : 0.1 * random.nextGaussian();
        targets.add(target(symbol, bar, trend + reversion));
        parts.add(new ClusterWeight(symbol, close(bar), Cluster.TREND_FOLLOWING_MOMENTUM, trend));
        parts.add(new ClusterWeight(symbol, close(bar), Cluster.MEAN_REVERSION_MICROSTRUCTURE, reversion));
    }

    /** The input as it was known at the close of a bar, with {@code poison} in every later bar. */
    static BacktestInput poisoned(BacktestInput input, int moment, double poison) {
        Panel bars = input.bars();
        Panel.Builder out =
                new Panel.Builder(bars.symbols(), bars.fields(), HOUR, bars.closeMicros(0), bars.barCount());
        for (int s = 0; s < bars.symbolCount(); s++) {
            for (int t = 0; t < bars.barCount(); t++) {
                for (int f = 0; f < bars.fields().size(); f++) {
                    out.set(f, s, t, t <= moment ? bars.value(f, s, t) : poison);
                }
                if (t <= moment && !bars.usableAtClose(s, t)) {
                    out.notUsableAtClose(s, t);
                }
            }
        }
        return new BacktestInput(out.build(), input.targets(), input.parts(), input.funding(), input.folds());
    }

    /** The input cut off after the close of a bar. */
    static BacktestInput until(BacktestInput input, int moment) {
        long last = input.bars().closeMicros(moment);
        return new BacktestInput(
                input.bars().bars(0, moment + 1),
                input.targets().stream().filter(t -> t.closeMicros() <= last).toList(),
                input.parts().stream().filter(t -> t.closeMicros() <= last).toList(),
                input.funding().stream().filter(t -> t.micros() <= last).toList(),
                input.folds());
    }
}
