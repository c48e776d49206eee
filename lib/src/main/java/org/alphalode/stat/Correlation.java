package org.alphalode.stat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alphalode.check.Check;

/** Correlations over the pairs of which neither value is NaN; NaN where a side does not vary. */
public final class Correlation {
    private Correlation() {}

    /** Product-moment correlation of {@code x} and {@code y}, both of shape [n]. */
    public static double pearson(double[] x, double[] y) {
        Check.that(x.length == y.length, "pairs need equal lengths: %s and %s", x.length, y.length);
        long count = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                count++;
                sumX += x[i];
                sumY += y[i];
            }
        }
        double meanX = sumX / count;
        double meanY = sumY / count;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy)))) : Double.NaN;
    }

    /** Correlation of ranks, ties averaged. O(n log n). */
    public static double spearman(double[] x, double[] y) {
        Check.that(x.length == y.length, "pairs need equal lengths: %s and %s", x.length, y.length);
        int[] pairs = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i] + y[i]))
                .toArray();
        return pearson(
                ranks(Arrays.stream(pairs).mapToDouble(i -> x[i]).toArray()),
                ranks(Arrays.stream(pairs).mapToDouble(i -> y[i]).toArray()));
    }

    /** Correlation of each value with the next one. */
    public static double lagOne(double[] x) {
        return x.length < 2
                ? Double.NaN
                : pearson(Arrays.copyOfRange(x, 0, x.length - 1), Arrays.copyOfRange(x, 1, x.length));
    }

    /** Rank of each value from 1, ties averaged; {@code x} has no NaN. */
    public static double[] ranks(double[] x) {
        double[] sorted = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sorted[i] = x[i] + 0.0; // -0 and 0 tie
        }
        Arrays.sort(sorted);
        double[] rankAt = new double[x.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(rankAt, from, to, (from + 1 + to) / 2.0);
            from = to;
        }
        double[] ranks = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            ranks[i] = rankAt[Arrays.binarySearch(sorted, x[i] + 0.0)];
        }
        return ranks;
    }
}
