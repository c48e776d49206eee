package org.alphalode.stage.mine.gate;

import java.util.Arrays;
import org.alphalode.model.IcStats;
import org.alphalode.stat.Moments;
import org.alphalode.stat.NeweyWest;

/** What {@link Scorer} learns and measures of one window, one sum after the other in plain loops: the bits that it must give. */
final class SlowScorer {
    private static final double FLAT = 1e-12;

    private final double[][] values;
    private final double[][] targets;
    private final int from;
    private final int to;
    private final double[] meanValue;
    private final double[] scaleValue;
    private final double[] meanTarget;
    private final double[] scaleTarget;
    private final long[] pairs;
    private final double[] correlation;
    private double relativeDeviation = Double.POSITIVE_INFINITY;

    /** Fitted to {@code [from, to)}. */
    SlowScorer(double[][] values, double[][] targets, int from, int to) {
        this.values = values;
        this.targets = targets;
        this.from = from;
        this.to = to;
        meanValue = new double[values.length];
        scaleValue = new double[values.length];
        meanTarget = new double[values.length];
        scaleTarget = new double[values.length];
        pairs = new long[values.length];
        correlation = new double[values.length];
        for (int s = 0; s < values.length; s++) {
            fit(s, values[s], targets[s]);
        }
    }

    private void fit(int s, double[] value, double[] target) {
        long n = 0;
        double sumV = 0;
        double sumY = 0;
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(value[t] + target[t])) {
                n++;
                sumV += value[t];
                sumY += target[t];
            }
        }
        double meanV = sumV / n;
        double meanY = sumY / n;
        double vv = 0;
        double yy = 0;
        double vy = 0;
        for (int t = from; t < to; t++) {
            double v = value[t] - meanV;
            double y = target[t] - meanY;
            if (!Double.isNaN(v + y)) {
                vv += v * v;
                yy += y * y;
                vy += v * y;
            }
        }
        double deviation = Math.sqrt(vv / n);
        double relative = deviation / Math.sqrt(meanV * meanV + vv / n);
        boolean varies = relative > FLAT && yy > 0 && Double.isFinite(vv);
        meanValue[s] = meanV;
        meanTarget[s] = meanY;
        scaleValue[s] = varies ? 1 / deviation : Double.NaN;
        scaleTarget[s] = varies ? 1 / Math.sqrt(yy / n) : Double.NaN;
        correlation[s] = varies ? vy / (Math.sqrt(vv) * Math.sqrt(yy)) : Double.NaN;
        pairs[s] = varies ? n : 0;
        relativeDeviation = varies ? Math.min(relativeDeviation, relative) : relativeDeviation;
    }

    double ic() {
        double sum = 0;
        long count = 0;
        for (int s = 0; s < pairs.length; s++) {
            sum += pairs[s] > 0 ? pairs[s] * correlation[s] : 0;
            count += pairs[s];
        }
        return count > 0 ? sum / count : Double.NaN;
    }

    double relativeDeviation() {
        return Double.isInfinite(relativeDeviation) ? 0 : relativeDeviation;
    }

    long covered() {
        return Arrays.stream(pairs).sum();
    }

    /** Of a window, whose IC is given. */
    IcStats statistics(int begin, int end, double ic, int horizonBars, int lagBars) {
        double[] series = new double[end - begin];
        long bars = 0;
        for (int t = begin; t < end; t++) {
            double sum = 0;
            int present = 0;
            for (int s = 0; s < values.length; s++) {
                double product = product(s, t);
                if (pairs[s] > 0 && !Double.isNaN(product)) {
                    sum += product;
                    present++;
                }
            }
            series[t - begin] = present == 0 ? Double.NaN : sum / present;
            bars += present == 0 ? 0 : 1;
        }
        Flow flow = flow(begin, end);
        double t = NeweyWest.t(series, lagBars);
        double turnover = flow.steps > 0 ? flow.change / flow.steps : Double.NaN;
        double gross = Math.abs(flow.gross / flow.count) / horizonBars;
        return new IcStats(
                flow.count,
                ic,
                Double.NaN,
                icir(series),
                t,
                NeweyWest.twoSided(t, bars, lagBars),
                turnover,
                turnover > 0 ? 1e4 * gross / turnover : Double.NaN);
    }

    private double value(int s, int t) {
        return (values[s][t] - meanValue[s]) * scaleValue[s];
    }

    private double product(int s, int t) {
        return value(s, t) * (targets[s][t] - meanTarget[s]) * scaleTarget[s];
    }

    /** Sums over the pairs, and over the steps from bar to bar. */
    private record Flow(long count, double gross, double change, long steps) {}

    private Flow flow(int begin, int end) {
        long count = 0;
        double gross = 0;
        double change = 0;
        long steps = 0;
        for (int s = 0; s < values.length; s++) {
            if (pairs[s] > 0) {
                double sumV = 0;
                double sumProduct = 0;
                double changeOfSymbol = 0;
                for (int t = begin; t < end; t++) {
                    if (!Double.isNaN(product(s, t))) {
                        count++;
                        sumV += value(s, t);
                        sumProduct += product(s, t);
                    }
                    double step = t == begin ? Double.NaN : Math.abs(value(s, t) - value(s, t - 1));
                    if (!Double.isNaN(step)) {
                        changeOfSymbol += step;
                        steps++;
                    }
                }
                gross += sumProduct / scaleTarget[s] + sumV * meanTarget[s];
                change += changeOfSymbol;
            }
        }
        return new Flow(count, gross, change, steps);
    }

    private static double icir(double[] series) {
        double[] means = new double[Scorer.PERIODS];
        for (int p = 0; p < means.length; p++) {
            int begin = (int) ((long) p * series.length / means.length);
            int end = (int) ((p + 1L) * series.length / means.length);
            means[p] = Moments.of(Arrays.copyOfRange(series, begin, end)).mean();
        }
        return Moments.of(means).sharpe();
    }
}
