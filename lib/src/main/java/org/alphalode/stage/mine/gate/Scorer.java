package org.alphalode.stage.mine.gate;

import java.util.Arrays;
import org.alphalode.model.IcStats;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;
import org.alphalode.stat.NeweyWest;

/**
 * Scores columns of values against columns of targets, both [symbol][bar]. {@link #fit} learns each symbol's moments over the
 * pairs of a window; the measures then standardise any window by them. Buffers are reused: one scorer, one thread.
 */
public final class Scorer {
    /** Stretches of a window whose mean products give the ICIR. */
    static final int PERIODS = 12;

    private final int horizonBars;
    private final int lagBars;
    private final double[] meanValue;
    private final double[] scaleValue;
    private final double[] meanTarget;
    private final double[] scaleTarget;
    private final long[] pairs;
    private final double[] correlation;
    private final long[] pairsLeft;
    private final double[] correlationLeft;
    private double relativeDeviation;
    private double[] products = new double[0];
    private int[] missing = new int[0];

    public Scorer(int symbols, int horizonBars, int lagBars) {
        this.horizonBars = horizonBars;
        this.lagBars = lagBars;
        meanValue = new double[symbols];
        scaleValue = new double[symbols];
        meanTarget = new double[symbols];
        scaleTarget = new double[symbols];
        pairs = new long[symbols];
        correlation = new double[symbols];
        pairsLeft = new long[symbols];
        correlationLeft = new double[symbols];
    }

    /** Learns the moments of each symbol over the pairs in {@code [from, to)}. */
    public void fit(double[][] values, double[][] targets, int from, int to) {
        relativeDeviation = Double.POSITIVE_INFINITY;
        for (int s = 0; s < values.length; s++) {
            learn(s, PairMoments.of(values[s], targets[s], targets[s], from, to));
        }
    }

    /**
     * Learns the moments of each symbol as {@link #fit} does, and measures the same window, symbol by symbol while its columns are in
     * the cache.
     *
     * @param masked the targets or NaN, for {@link #icWithoutMasked}
     * @return statistics without the rank IC
     */
    public IcStats fitAndMeasure(double[][] values, double[][] targets, double[][] masked, int from, int to) {
        relativeDeviation = Double.POSITIVE_INFINITY;
        Sums sums = begin(to - from);
        for (int s = 0; s < values.length; s++) {
            learn(s, PairMoments.of(values[s], targets[s], masked[s], from, to));
            add(s, values[s], targets[s], from, to, sums);
        }
        return statistics(sums, to - from, fittedIc());
    }

    private void learn(int s, PairMoments.Both moments) {
        PairMoments all = moments.all();
        boolean vary = all.vary();
        meanValue[s] = all.meanValue();
        meanTarget[s] = all.meanTarget();
        scaleValue[s] = vary ? 1 / all.deviation() : Double.NaN;
        scaleTarget[s] = vary ? 1 / all.targetDeviation() : Double.NaN;
        pairs[s] = vary ? all.count() : 0;
        correlation[s] = all.correlation();
        relativeDeviation = vary ? Math.min(relativeDeviation, all.relativeDeviation()) : relativeDeviation;
        pairsLeft[s] = moments.left().vary() ? moments.left().count() : 0;
        correlationLeft[s] = moments.left().correlation();
    }

    /** Pearson IC of the fitted window: the symbols' correlations, averaged by their pairs; NaN where no symbol varies. */
    public double fittedIc() {
        return averaged(correlation, pairs);
    }

    /** As {@link #fittedIc}, without the pairs whose target was masked. */
    double icWithoutMasked() {
        return averaged(correlationLeft, pairsLeft);
    }

    private static double averaged(double[] correlation, long[] pairs) {
        double sum = 0;
        long count = 0;
        for (int s = 0; s < pairs.length; s++) {
            sum += pairs[s] > 0 ? pairs[s] * correlation[s] : 0;
            count += pairs[s];
        }
        return count > 0 ? sum / count : Double.NaN;
    }

    /**
     * Validity of the fitted window {@code [from, to)}.
     *
     * @param known targets of the window that are not missing
     */
    public Validity validity(double[][] values, long known, int from, int to) {
        long covered = 0;
        for (long ofSymbol : pairs) {
            covered += ofSymbol;
        }
        double deviation = Double.isInfinite(relativeDeviation) ? 0 : relativeDeviation;
        return new Validity(known > 0 ? (double) covered / known : 0, deviation, distinct(values, from, to));
    }

    private static int distinct(double[][] values, int from, int to) {
        double[] seen = new double[Validity.MANY];
        int count = 0;
        for (double[] column : values) {
            for (int t = from; t < to && count < seen.length; t++) {
                double v = column[t] + 0.0; // -0 is 0
                boolean fresh = !Double.isNaN(v);
                for (int i = 0; fresh && i < count; i++) {
                    fresh = seen[i] != v;
                }
                if (fresh) {
                    seen[count++] = v;
                }
            }
        }
        return count;
    }

    /** Statistics of a window {@code [from, to)} other than the fitted one, in units of the fitted moments, without the rank IC. */
    public IcStats measureOther(double[][] values, double[][] targets, int from, int to) {
        Sums sums = begin(to - from);
        for (int s = 0; s < values.length; s++) {
            add(s, values[s], targets[s], from, to, sums);
        }
        return statistics(sums, to - from, pooledIc(values, targets, from, to));
    }

    private Sums begin(int length) {
        products = products.length >= length ? products : new double[length];
        missing = missing.length >= length ? missing : new int[length];
        Arrays.fill(products, 0, length, 0);
        Arrays.fill(missing, 0, length, 0);
        return new Sums();
    }

    private IcStats statistics(Sums sums, int length, double ic) {
        double[] series = new double[length];
        long bars = 0;
        for (int t = 0; t < length; t++) {
            int present = sums.symbols - missing[t];
            series[t] = present == 0 ? Double.NaN : products[t] / present;
            bars += present == 0 ? 0 : 1;
        }
        double t = NeweyWest.t(series, lagBars);
        double turnover = sums.steps > 0 ? sums.change / sums.steps : Double.NaN;
        double gross = Math.abs(sums.gross / sums.count) / horizonBars;
        return new IcStats(
                sums.count,
                ic,
                Double.NaN,
                icir(series),
                t,
                NeweyWest.twoSided(t, bars, lagBars),
                turnover,
                turnover > 0 ? 1e4 * gross / turnover : Double.NaN);
    }

    /** Adds a symbol's products bar by bar, what is missing counted rather than what is there: it is less. */
    private void add(int s, double[] value, double[] target, int from, int to, Sums sums) {
        if (pairs[s] == 0) {
            return;
        }
        double meanV = meanValue[s];
        double scaleV = scaleValue[s];
        double meanY = meanTarget[s];
        double scaleY = scaleTarget[s];
        double before = Double.NaN;
        double sumV = 0;
        double sumProduct = 0;
        double change = 0;
        int count = to - from;
        int steps = to - from;
        for (int t = from; t < to; t++) {
            double v = (value[t] - meanV) * scaleV;
            double product = v * (target[t] - meanY) * scaleY;
            if (Double.isNaN(product)) {
                count--;
                missing[t - from]++;
            } else {
                sumV += v;
                sumProduct += product;
                products[t - from] += product;
            }
            double step = Math.abs(v - before);
            if (Double.isNaN(step)) {
                steps--;
            } else {
                change += step;
            }
            before = v;
        }
        sums.symbols++;
        sums.count += count;
        // sum of standardised value times raw target
        sums.gross += sumProduct / scaleY + sumV * meanY;
        sums.change += change;
        sums.steps += steps;
    }

    /** Pearson correlation of the pairs of all symbols together, standardised by the fitted moments. */
    private double pooledIc(double[][] values, double[][] targets, int from, int to) {
        double[] x = new double[values.length * (to - from)];
        double[] y = new double[x.length];
        for (int s = 0; s < values.length; s++) {
            for (int t = from; t < to; t++) {
                int i = s * (to - from) + t - from;
                x[i] = (values[s][t] - meanValue[s]) * scaleValue[s];
                y[i] = (targets[s][t] - meanTarget[s]) * scaleTarget[s];
            }
        }
        return Correlation.pearson(x, y);
    }

    /** Mean over deviation of the mean product of each of {@link #PERIODS} equal stretches. */
    private static double icir(double[] series) {
        double[] means = new double[PERIODS];
        for (int p = 0; p < PERIODS; p++) {
            int end = (int) ((p + 1L) * series.length / PERIODS);
            double sum = 0;
            long n = 0;
            for (int t = (int) ((long) p * series.length / PERIODS); t < end; t++) {
                sum += Double.isNaN(series[t]) ? 0 : series[t];
                n += Double.isNaN(series[t]) ? 0 : 1;
            }
            means[p] = sum / n;
        }
        return Moments.of(means).sharpe();
    }

    /** Spearman correlation of each symbol's pairs in {@code [from, to)}, averaged by pairs; needs a fit. O(n log n). */
    double rankIc(double[][] values, double[][] targets, int from, int to) {
        double sum = 0;
        long count = 0;
        for (int s = 0; s < values.length; s++) {
            double rank = Correlation.spearman(
                    Arrays.copyOfRange(values[s], from, to), Arrays.copyOfRange(targets[s], from, to));
            if (pairs[s] > 0 && !Double.isNaN(rank)) {
                sum += pairs[s] * rank;
                count += pairs[s];
            }
        }
        return count > 0 ? sum / count : Double.NaN;
    }

    /**
     * Standardised values of {@code [from, to)} of all symbols one after the other, scaled to a length of 1; a missing value is no
     * position, 0. The dot product of two of them is their correlation.
     */
    double[] direction(double[][] values, int from, int to) {
        double[] out = new double[values.length * (to - from)];
        double squares = 0;
        for (int s = 0; s < values.length; s++) {
            for (int t = from; t < to; t++) {
                double v = (values[s][t] - meanValue[s]) * scaleValue[s];
                double held = Double.isNaN(v) ? 0 : v;
                out[s * (to - from) + t - from] = held;
                squares += held * held;
            }
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
        return out;
    }

    /** Sums over the pairs, and over the steps from bar to bar, of a window. */
    private static final class Sums {
        private int symbols;
        private long count;
        private double gross;
        private double change;
        private long steps;
    }
}
