package org.alphalode.kernel;

/**
 * Kernels across symbols at one time: x, y and out hold n values without NaN or infinity, in the order of the symbols. Means are taken
 * of deviations from the first value, so that those of equal values are exact.
 */
public final class Sections {
    /** Longer sections are sorted as a heap. */
    private static final int SHORT = 48;

    private Sections() {}

    /** Rank, 0 lowest to 1 highest, ties averaged; 0.5 for a single one. */
    public static void rank(double[] x, int n, double[] out, int[] scratch) {
        order(x, n, scratch);
        for (int from = 0; from < n; ) {
            int to = endOfTie(x, scratch, from, n);
            for (int i = from; i < to; i++) {
                out[scratch[i]] = n == 1 ? 0.5 : (from + to - 1) * 0.5 / (n - 1);
            }
            from = to;
        }
    }

    /** Distance from the mean. */
    public static void demean(double[] x, int n, double[] out) {
        double mean = mean(x, n);
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - mean;
        }
    }

    /** Distance from the mean in standard deviations, n - 1; NaN where all are equal. */
    public static void zscore(double[] x, int n, double[] out) {
        demean(x, n, out);
        double std = Math.sqrt(squares(out, out, n) / (n - 1));
        for (int i = 0; i < n; i++) {
            out[i] /= std;
        }
    }

    /** Share of the sum of absolute values. */
    public static void scale(double[] x, int n, double[] out) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += Math.abs(x[i]);
        }
        for (int i = 0; i < n; i++) {
            out[i] = x[i] / total;
        }
    }

    /** Clipped to the mean plus and minus limit standard deviations. */
    public static void winsorize(double[] x, int n, double limit, double[] out) {
        double mean = mean(x, n);
        demean(x, n, out);
        double reach = limit * Math.sqrt(squares(out, out, n) / (n - 1));
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(Math.max(x[i], mean - reach), mean + reach);
        }
    }

    /** Residual of the regression of x on y; NaN where y is constant. */
    public static void neutralize(double[] x, double[] y, int n, double[] out, double[] scratch) {
        demean(x, n, out);
        demean(y, n, scratch);
        double beta = squares(out, scratch, n) / squares(scratch, scratch, n);
        for (int i = 0; i < n; i++) {
            out[i] -= beta * scratch[i];
        }
    }

    /** Distance from the mean of those whose group has the same number. */
    public static void groupNeutralize(double[] x, double[] group, int n, double[] out, int[] scratch) {
        order(group, n, scratch);
        for (int from = 0; from < n; ) {
            int to = endOfTie(group, scratch, from, n);
            double first = x[scratch[from]];
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[scratch[i]] - first;
            }
            double mean = first + sum / (to - from);
            for (int i = from; i < to; i++) {
                out[scratch[i]] = x[scratch[i]] - mean;
            }
            from = to;
        }
    }

    private static double mean(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[i] - x[0];
        }
        return x[0] + sum / n;
    }

    private static double squares(double[] x, double[] y, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Math.fma(x[i], y[i], sum);
        }
        return sum;
    }

    private static int endOfTie(double[] x, int[] order, int from, int n) {
        int to = from + 1;
        while (to < n && x[order[to]] == x[order[from]]) {
            to++;
        }
        return to;
    }

    /** Positions by value. */
    private static void order(double[] x, int n, int[] order) {
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        if (n > SHORT) {
            RankSort.heapSort(x, order, 0, n);
            return;
        }
        for (int i = 1; i < n; i++) {
            int position = order[i];
            int j = i;
            while (j > 0 && x[order[j - 1]] > x[position]) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = position;
        }
    }
}
