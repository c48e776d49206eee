package org.alphalode.kernel;

/**
 * Kernels over rows of lanes that look at the current values alone, in plain Java for both twins; x, y, z and out are offsets of the
 * first row. An infinite result is written as NaN.
 */
public final class Elementwise {
    private static final int N = Walk.LANES;

    private Elementwise() {}

    public static void log(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Elementary.log(a[x + i]);
        }
    }

    public static void log1p(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Elementary.log1p(a[x + i]);
        }
    }

    /** e to the power of x, x clipped to plus and minus bound. */
    public static void exp(double[] a, double bound, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Elementary.exp(Math.max(-bound, Math.min(bound, a[x + i])));
        }
    }

    public static void tanh(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Elementary.tanh(a[x + i]);
        }
    }

    public static void sqrt(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Math.sqrt(a[x + i]);
        }
    }

    /** sign(x) sqrt(|x|). */
    public static void signedSqrt(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Math.copySign(Math.sqrt(Math.abs(a[x + i])), a[x + i]);
        }
    }

    /** -1, 0 or 1. */
    public static void sign(double[] a, int x, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Math.signum(a[x + i]) + 0.0;
        }
    }

    /** x to a power: whole powers up to 8 by products, others by the library's exactly specified function. */
    public static void pow(double[] a, double exponent, int x, int out, int rows) {
        boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= 8;
        if (!whole) {
            for (int i = 0; i < rows * N; i++) {
                a[out + i] = ScalarLanes.finite(StrictMath.pow(a[x + i], exponent));
            }
            return;
        }
        int power = (int) Math.abs(exponent);
        for (int i = 0; i < rows * N; i++) {
            double v = wholePower(a[x + i], power);
            a[out + i] = ScalarLanes.finite(exponent < 0 ? 1 / v : v);
        }
    }

    private static double wholePower(double v, int power) {
        double square = v * v;
        double fourth = square * square;
        // v * 0 + 1: the power 0 of a missing value is missing
        double p = (power & 1) != 0 ? v : v * 0 + 1;
        p = (power & 2) != 0 ? p * square : p;
        p = (power & 4) != 0 ? p * fourth : p;
        return (power & 8) != 0 ? fourth * fourth : p;
    }

    /** 1 where x is above y, else 0. */
    public static void above(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = present(a[x + i], a[y + i]) + (a[x + i] > a[y + i] ? 1 : 0);
        }
    }

    /** 1 where x is y or above, else 0. */
    public static void notBelow(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = present(a[x + i], a[y + i]) + (a[x + i] >= a[y + i] ? 1 : 0);
        }
    }

    /** 1 where x is y, else 0. */
    public static void equal(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = present(a[x + i], a[y + i]) + (a[x + i] == a[y + i] ? 1 : 0);
        }
    }

    /** 1 where x is not y, else 0. */
    public static void unequal(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = present(a[x + i], a[y + i]) + (a[x + i] != a[y + i] ? 1 : 0);
        }
    }

    /** 0; NaN where one of two is missing. */
    private static double present(double x, double y) {
        return x * 0.0 + y * 0.0 + 0.0;
    }

    /** x where the condition is not 0, else y; NaN where the condition or the chosen value is. */
    public static void choose(double[] a, int condition, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            double c = a[condition + i];
            a[out + i] = Double.isNaN(c) ? c : c != 0 ? a[x + i] : a[y + i];
        }
    }
}
