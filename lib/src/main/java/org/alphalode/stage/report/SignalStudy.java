package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Panel;
import org.alphalode.stat.BacktestOverfitting;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Moments;

/**
 * How well the accepted alphas predicted on the test windows: after the fact, for the report alone; nothing is decided by it.
 *
 * @param byAlpha statistics of each alpha on the test window of its fold
 * @param overTime rank information coefficient of each day
 * @param decay of the combined signal, by horizon
 * @param quantiles of the combined signal
 * @param overfitting by fold: probability that the alpha with the best half of the window is below the median in the other half
 */
public record SignalStudy(
        SortedMap<String, IcStats> byAlpha,
        List<Mining.IcPoint> overTime,
        List<Extras.DecayPoint> decay,
        List<Extras.QuantileReturn> quantiles,
        SortedMap<String, Figure> overfitting) {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int QUANTILES = 10;
    private static final int FEWEST_PAIRS = 20;
    private static final int BLOCKS = 10;
    private static final double BPS = 1e4;

    public SignalStudy {
        byAlpha = new TreeMap<>(byAlpha);
        overTime = List.copyOf(overTime);
        decay = List.copyOf(decay);
        quantiles = List.copyOf(quantiles);
        overfitting = new TreeMap<>(overfitting);
    }

    /**
     * Looks at the test windows.
     *
     * @param folds in the order of time, with equal horizons
     * @param horizonBars the one that the alphas were mined for, among the horizons of the folds
     */
    public static SignalStudy of(List<FoldSignals> folds, int horizonBars) {
        SortedMap<String, IcStats> byAlpha = new TreeMap<>();
        List<Mining.IcPoint> overTime = new ArrayList<>();
        SortedMap<String, Figure> overfitting = new TreeMap<>();
        for (FoldSignals fold : folds) {
            Panel target = target(fold, horizonBars);
            for (int alpha = 0; alpha < fold.signals().fields().size(); alpha++) {
                Pairs pairs = pairs(fold.signals(), alpha, target, fold.fold());
                byAlpha.put(fold.signals().fields().get(alpha).name(), stats(pairs));
            }
            overTime.addAll(days(fold, target));
            overfitting.put(fold.fold().id(), overfitting(fold, target, horizonBars));
        }
        List<FoldSignals> some = folds.stream()
                .filter(fold -> !fold.signals().fields().isEmpty())
                .toList();
        return new SignalStudy(byAlpha, overTime, decay(some), quantiles(some, horizonBars), overfitting);
    }

    static Panel target(FoldSignals fold, int horizonBars) {
        Panel target = fold.targets().get(horizonBars);
        if (target == null) {
            throw new IllegalArgumentException("the horizon is among those of the fold: " + horizonBars);
        }
        return target;
    }

    private static IcStats stats(Pairs pairs) {
        double nan = Double.NaN;
        return pairs.size() < FEWEST_PAIRS
                ? IcStats.NONE
                : new IcStats(pairs.size(), pairs.pearson(), pairs.spearman(), nan, nan, nan, nan, nan);
    }

    private static Pairs pairs(Panel signals, int alpha, Panel target, Fold fold) {
        Pairs pairs = new Pairs();
        for (int symbol = 0; symbol < signals.symbolCount(); symbol++) {
            for (int bar : bars(signals, fold)) {
                pairs.add(signals.value(alpha, symbol, bar), target.value(0, symbol, bar));
            }
            pairs.endSymbol();
        }
        return pairs;
    }

    static int[] bars(Panel panel, Fold fold) {
        return IntStream.range(
                        panel.barAtOrAfter(fold.test().fromMicros()),
                        panel.barAtOrAfter(fold.test().toMicros()))
                .toArray();
    }

    /** One point a UTC day: mean over the alphas of their rank IC over all symbols' bars of the day. */
    private static List<Mining.IcPoint> days(FoldSignals fold, Panel target) {
        Panel signals = fold.signals();
        List<Mining.IcPoint> points = new ArrayList<>();
        int[] bars = bars(signals, fold.fold());
        for (int from = 0; from < bars.length; ) {
            long day = Math.floorDiv(signals.closeMicros(bars[from]) - 1, DAY_MICROS);
            int to = from;
            while (to < bars.length && Math.floorDiv(signals.closeMicros(bars[to]) - 1, DAY_MICROS) == day) {
                to++;
            }
            double sum = 0;
            int alphas = 0;
            for (int alpha = 0; alpha < signals.fields().size(); alpha++) {
                Pairs pairs = new Pairs();
                for (int symbol = 0; symbol < signals.symbolCount(); symbol++) {
                    for (int i = from; i < to; i++) {
                        pairs.add(signals.value(alpha, symbol, bars[i]), target.value(0, symbol, bars[i]));
                    }
                }
                double ic = pairs.size() < FEWEST_PAIRS ? Double.NaN : pairs.spearman();
                sum += Double.isNaN(ic) ? 0 : ic;
                alphas += Double.isNaN(ic) ? 0 : 1;
            }
            if (alphas > 0) {
                points.add(new Mining.IcPoint(signals.closeMicros(bars[to - 1]), sum / alphas, alphas));
            }
            from = to;
        }
        return points;
    }

    /** Rank IC of the mean signal; overlapping returns count once a horizon in the standard error. */
    private static List<Extras.DecayPoint> decay(List<FoldSignals> folds) {
        List<Extras.DecayPoint> points = new ArrayList<>();
        if (folds.isEmpty()) {
            return points;
        }
        for (int horizon : folds.get(0).targets().keySet()) {
            Pairs pairs = combined(folds, horizon);
            if (pairs.size() >= FEWEST_PAIRS) {
                points.add(
                        new Extras.DecayPoint(horizon, pairs.spearman(), Math.sqrt((double) horizon / pairs.size())));
            }
        }
        return points;
    }

    /** The mean signal and the forward return of all folds, standardised by fold and symbol. */
    private static Pairs combined(List<FoldSignals> folds, int horizon) {
        Pairs pairs = new Pairs();
        for (FoldSignals fold : folds) {
            Panel target = target(fold, horizon);
            for (int symbol = 0; symbol < fold.signals().symbolCount(); symbol++) {
                for (int bar : bars(fold.signals(), fold.fold())) {
                    pairs.add(mean(fold.signals(), symbol, bar), target.value(0, symbol, bar));
                }
                pairs.endSymbol();
            }
        }
        return pairs;
    }

    private static double mean(Panel signals, int symbol, int bar) {
        double sum = 0;
        int count = 0;
        for (int alpha = 0; alpha < signals.fields().size(); alpha++) {
            double value = signals.value(alpha, symbol, bar);
            sum += Double.isNaN(value) ? 0 : value;
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Returns by tenth of the mean signal over all folds and symbols. */
    private static List<Extras.QuantileReturn> quantiles(List<FoldSignals> folds, int horizonBars) {
        List<double[]> pairs = new ArrayList<>();
        for (FoldSignals fold : folds) {
            Panel target = target(fold, horizonBars);
            for (int symbol = 0; symbol < fold.signals().symbolCount(); symbol++) {
                for (int bar : bars(fold.signals(), fold.fold())) {
                    double signal = mean(fold.signals(), symbol, bar);
                    double after = target.value(0, symbol, bar);
                    if (!Double.isNaN(signal) && !Double.isNaN(after)) {
                        pairs.add(new double[] {signal, after});
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
        List<Extras.QuantileReturn> quantiles = new ArrayList<>();
        for (int q = 0; q < QUANTILES && pairs.size() >= QUANTILES * FEWEST_PAIRS; q++) {
            int from = (int) ((long) q * pairs.size() / QUANTILES);
            int to = (int) ((q + 1L) * pairs.size() / QUANTILES);
            Moments after = Moments.of(pairs.subList(from, to).stream()
                    .mapToDouble(pair -> pair[1])
                    .toArray());
            double error = after.deviation() * Math.sqrt((double) horizonBars / after.count());
            quantiles.add(new Extras.QuantileReturn(q + 1, BPS * after.mean(), BPS * error));
        }
        return quantiles;
    }

    /** Over the alphas of a fold, see {@link #returns}. */
    private static Figure overfitting(FoldSignals fold, Panel target, int horizonBars) {
        double[][] returns = returns(fold, target, horizonBars);
        int alphas = fold.signals().fields().size();
        if (alphas < 2 || returns.length < 2 * BLOCKS) {
            return Figure.undefined(alphas < 2 ? "fewer than two alphas" : "fewer than " + 2 * BLOCKS + " periods");
        }
        return Arrays.stream(returns).allMatch(row -> Arrays.stream(row).allMatch(r -> r == 0))
                ? Figure.undefined("no signal in the window")
                : Figure.of(BacktestOverfitting.probability(returns, BLOCKS));
    }

    /**
     * Returns of the alphas of a fold on its test window, each held by its signal with equal money in every symbol, one bar in
     * {@code horizonBars} looked at: shape [periods][alphas].
     */
    static double[][] returns(FoldSignals fold, Panel target, int horizonBars) {
        Panel signals = fold.signals();
        int alphas = signals.fields().size();
        int[] bars = bars(signals, fold.fold());
        double[][] returns = new double[(bars.length + horizonBars - 1) / horizonBars][alphas];
        for (int t = 0; t < returns.length; t++) {
            for (int alpha = 0; alpha < alphas; alpha++) {
                for (int symbol = 0; symbol < signals.symbolCount(); symbol++) {
                    double earned = signals.value(alpha, symbol, bars[t * horizonBars])
                            * target.value(0, symbol, bars[t * horizonBars]);
                    returns[t][alpha] += Double.isNaN(earned) ? 0 : earned / signals.symbolCount();
                }
            }
        }
        return returns;
    }
}
