package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.kernel.RankCorrelation;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;
import org.alphalode.stat.NeweyWest;

/** Statistics of one alpha and one horizon over one window. */
final class WindowStatistics {
    /** Stretches of a window. */
    static final int PERIODS = 12;
    /** Below this many symbols a rank across them says nothing. */
    static final int LEAST_SYMBOLS = 5;
    /** Below this many bars the mean over them says nothing. */
    static final int LEAST_BARS = 30;

    private final Standardised pairs;
    private final int from;
    private final int to;
    private final List<String> undefined = new ArrayList<>();

    /** The window is {@code [from, to)} of the bars of {@code pairs}. */
    WindowStatistics(Standardised pairs, int from, int to) {
        this.pairs = pairs;
        this.from = from;
        this.to = Math.max(from, to);
    }

    /** Correlations; {@code maskedShare} of the window's targets, the largest, are left out of one of them. */
    AlphaStatistics.Ic ic(double maskedShare) {
        double[] x = flat(pairs.value);
        double[] y = flat(pairs.target);
        long observations = 0;
        double gross = 0;
        for (int s = 0; s < pairs.value.length; s++) {
            for (int t = from; t < to; t++) {
                double product = pairs.value[s][t] * pairs.raw[s][t];
                observations += Double.isNaN(product) ? 0 : 1;
                gross += Double.isNaN(product) ? 0 : product;
            }
        }
        Moments across = Moments.of(crossSectional());
        String none = observations == 0 ? "no pair of value and target" : "one side does not vary";
        boolean enough = across.count() >= LEAST_BARS;
        String few = "fewer than " + LEAST_BARS + " bars with " + LEAST_SYMBOLS + " symbols";
        double[][] masked = LargestTargets.masked(pairs.raw, from, to, maskedShare);
        return new AlphaStatistics.Ic(
                observations,
                named("pearson", Correlation.pearson(x, y), none),
                named("rank", perSymbol(pairs.raw, (value, target) -> new RankCorrelation(target).with(value)), none),
                named("cross-sectional", enough ? across.mean() : Double.NaN, few),
                named("cross-sectional ratio", enough ? across.sharpe() : Double.NaN, few),
                named(
                        "without largest",
                        perSymbol(masked, Correlation::pearson),
                        "nothing varies without the largest targets"),
                named("mean return", observations > 0 ? gross / observations : Double.NaN, none));
    }

    /** Significance of the mean product of a bar. */
    AlphaStatistics.Test test(int lagBars) {
        double[] products = products();
        double t = NeweyWest.t(products, lagBars);
        Moments moments = Moments.of(products);
        List<Double> periods = periodIcs();
        double whole = Math.signum(moments.mean());
        long same = periods.stream()
                .filter(mean -> !mean.isNaN() && Math.signum(mean) == whole)
                .count();
        long known = periods.stream().filter(mean -> !mean.isNaN()).count();
        String none = "the products do not vary";
        return new AlphaStatistics.Test(
                named(
                        "icir",
                        Moments.of(periods.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .sharpe(),
                        "fewer than two stretches with pairs"),
                named("newey-west t", t, none),
                lagBars,
                named("p", NeweyWest.twoSided(t, moments.count(), lagBars), none),
                named("naive t", moments.naiveT(), none),
                named("sign stability", known > 1 ? (double) same / known : Double.NaN, "fewer than two stretches"));
    }

    /** Mean product of each of {@link #PERIODS} equal stretches, averaged over the symbols of a bar; NaN where one has no pair. */
    List<Double> periodIcs() {
        double[] products = products();
        List<Double> means = new ArrayList<>();
        for (int p = 0; p < PERIODS; p++) {
            int begin = (int) ((long) p * products.length / PERIODS);
            int end = (int) ((p + 1L) * products.length / PERIODS);
            means.add(Moments.of(Arrays.copyOfRange(products, begin, end)).mean());
        }
        return means;
    }

    /** What was undefined so far, and why. */
    List<String> undefined() {
        return undefined;
    }

    private double named(String name, double value, String because) {
        if (Double.isNaN(value)) {
            undefined.add(name + ": " + because);
        }
        return value;
    }

    /** Product of standardised value and target per bar, averaged over its symbols; NaN where none has a pair. */
    private double[] products() {
        double[] out = new double[to - from];
        for (int t = from; t < to; t++) {
            double sum = 0;
            int count = 0;
            for (int s = 0; s < pairs.value.length; s++) {
                double product = pairs.value[s][t] * pairs.target[s][t];
                sum += Double.isNaN(product) ? 0 : product;
                count += Double.isNaN(product) ? 0 : 1;
            }
            out[t - from] = count == 0 ? Double.NaN : sum / count;
        }
        return out;
    }

    /** A correlation of each symbol, averaged by the pairs; NaN where no symbol has one. */
    private double perSymbol(double[][] targets, OfSymbol correlation) {
        double sum = 0;
        long count = 0;
        for (int s = 0; s < pairs.value.length; s++) {
            double[] value = window(pairs.value[s]);
            double[] target = window(targets[s]);
            double ofSymbol = correlation.of(value, target);
            if (!Double.isNaN(ofSymbol)) {
                long n = present(value, target);
                sum += n * ofSymbol;
                count += n;
            }
        }
        return count > 0 ? sum / count : Double.NaN;
    }

    private static long present(double[] value, double[] target) {
        long n = 0;
        for (int t = 0; t < value.length; t++) {
            n += Double.isNaN(value[t] + target[t]) ? 0 : 1;
        }
        return n;
    }

    /** Rank correlation across the symbols of each bar; NaN below {@link #LEAST_SYMBOLS} pairs and where one side is constant. */
    private double[] crossSectional() {
        int symbols = pairs.value.length;
        double[] out = new double[to - from];
        double[] x = new double[symbols];
        double[] y = new double[symbols];
        for (int t = from; t < to; t++) {
            int n = 0;
            for (int s = 0; s < symbols; s++) {
                if (!Double.isNaN(pairs.value[s][t] + pairs.raw[s][t])) {
                    x[n] = pairs.value[s][t];
                    y[n++] = pairs.raw[s][t];
                }
            }
            out[t - from] = n < LEAST_SYMBOLS ? Double.NaN : fewRanks(x, y, n);
        }
        return out;
    }

    /** Spearman's correlation of {@code n} pairs, ties averaged, by counting: n is small and there are many bars. */
    private static double fewRanks(double[] x, double[] y, int n) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            int a = 0;
            int b = 0;
            for (int j = 0; j < n; j++) {
                // twice the rank less its mean
                a += x[i] > x[j] ? 1 : x[i] < x[j] ? -1 : 0;
                b += y[i] > y[j] ? 1 : y[i] < y[j] ? -1 : 0;
            }
            xx += (double) a * a;
            yy += (double) b * b;
            xy += (double) a * b;
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }

    private double[] window(double[] series) {
        return Arrays.copyOfRange(series, from, to);
    }

    private double[] flat(double[][] columns) {
        double[] out = new double[columns.length * (to - from)];
        for (int s = 0; s < columns.length; s++) {
            System.arraycopy(columns[s], from, out, s * (to - from), to - from);
        }
        return out;
    }

    /** Correlation of a symbol's values with its targets over the window. */
    @FunctionalInterface
    private interface OfSymbol {
        double of(double[] value, double[] target);
    }
}
