package org.alphalode.op;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Definitions across symbols, written to be read. */
final class SlowSection {
    private SlowSection() {}

    static double[] rank(double[] x) {
        return Arrays.stream(x).map(v -> x.length == 1 ? 0.5 : Slow.rank(v, x)).toArray();
    }

    static double[] demean(double[] x) {
        double mean = Slow.mean(x);
        return Arrays.stream(x).map(v -> v - mean).toArray();
    }

    static double[] zscore(double[] x) {
        double std = std(x);
        return Arrays.stream(demean(x)).map(d -> d / std).toArray();
    }

    static double[] scale(double[] x) {
        double total = Slow.sum(Arrays.stream(x).map(Math::abs).toArray());
        return Arrays.stream(x).map(v -> v / total).toArray();
    }

    static double[] winsorize(double[] x, double limit) {
        double mean = Slow.mean(x);
        double reach = limit * std(x);
        return Arrays.stream(x)
                .map(v -> Math.min(Math.max(v, mean - reach), mean + reach))
                .toArray();
    }

    static double[] neutralize(double[] x, double[] y) {
        double beta = x.length < 2 ? Double.NaN : Slow.covariance(x, y) / Slow.variance(y);
        double[] dx = demean(x);
        double[] dy = demean(y);
        for (int i = 0; i < dx.length; i++) {
            dx[i] -= beta * dy[i];
        }
        return dx;
    }

    static double[] groupNeutralize(double[] x, double[] group) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double own = group[i];
            double[] peers = IntStream.range(0, x.length)
                    .filter(j -> group[j] == own)
                    .mapToDouble(j -> x[j])
                    .toArray();
            out[i] = x[i] - Slow.mean(peers);
        }
        return out;
    }

    private static double std(double[] x) {
        return x.length < 2 ? Double.NaN : Math.sqrt(Slow.variance(x));
    }
}
