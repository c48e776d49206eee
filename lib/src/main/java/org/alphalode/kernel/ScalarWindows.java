package org.alphalode.kernel;

/** Windowed kernels that look at every value of the window, all lanes of all rows alike; both twins use them. */
public final class ScalarWindows {
    private static final int N = Walk.LANES;

    private ScalarWindows() {}

    /** Weights of an exponentially weighted mean by age, newest first; sum 1. */
    public static double[] exponential(int window) {
        double[] weights = new double[window];
        double keep = 1 - 2.0 / (window + 1);
        double sum = 0;
        for (int age = 0; age < window; age++) {
            weights[age] = age == 0 ? 1 : weights[age - 1] * keep;
            sum += weights[age];
        }
        for (int age = 0; age < window; age++) {
            weights[age] /= sum;
        }
        return weights;
    }

    /** Weights by age that give the slope per row of the least-squares line; sum 0. */
    public static double[] slope(int window) {
        double[] weights = new double[window];
        double squares = window * ((double) window * window - 1) / 12;
        for (int age = 0; age < window; age++) {
            weights[age] = ((window - 1) * 0.5 - age) / squares;
        }
        return weights;
    }

    /**
     * Weighted sum of the window, taken of deviations from its newest value.
     *
     * @param total sum of the weights
     */
    public static void weighted(double[] a, double[] weights, double total, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            double newest = a[x + i];
            double sum = 0;
            for (int age = 1; age < weights.length; age++) {
                sum = Math.fma(weights[age], a[x + i - age * N] - newest, sum);
            }
            a[out + i] = ScalarLanes.finite(sum + total * newest);
        }
    }

    /** Rank of the newest value in the window, 0 lowest to 1 highest, ties averaged. */
    public static void rank(double[] a, int window, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            double newest = a[x + i];
            int below = 0;
            int equal = 0;
            int missing = 0;
            for (int age = 0; age < window; age++) {
                double v = a[x + i - age * N];
                below += v < newest ? 1 : 0;
                equal += v == newest ? 1 : 0;
                missing += Double.isNaN(v) ? 1 : 0;
            }
            a[out + i] = missing > 0 ? Double.NaN : (below + (equal - 1) * 0.5) / (window - 1);
        }
    }
}
