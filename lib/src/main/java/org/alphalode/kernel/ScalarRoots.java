package org.alphalode.kernel;

/**
 * Roots of variances, in loops that C2 turns into vector instructions where it can: it does so only where all arrays of a loop are read
 * and written at the same index, so that operands are first laid side by side.
 *
 * <p>The power x^(-3/2) begins with y = 1 / sqrt(x) in single precision: x y^2 = 1 + r, where r is about 2^-23. Then it is
 * y^3 (1 + r)^(-3/2), of whose binomial series three terms leave less than is rounded away. A root and a quotient in double precision
 * would keep the divider busy four times as long. Where x does not fit into single precision, r shows it, and they are taken; so a
 * value depends on its operands alone.
 */
final class ScalarRoots {
    /** Above it a seed is not of single precision: x is zero, missing, subnormal or too large for it. */
    static final double LARGEST_RESIDUAL = 0x1p-16;
    /** No residual is above that, where the sum of their squares is not above this. */
    static final double LARGEST_SQUARES = LARGEST_RESIDUAL * LARGEST_RESIDUAL;

    private ScalarRoots() {}

    /** Square roots, correctly rounded; NaN where x is infinite. */
    static void roots(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(x[i] + x[i] * 0.0);
        }
    }

    /** Bias correction of a skewness from sums over the window. */
    static double skewScale(int window) {
        return window * Math.sqrt(window - 1.0) / (window - 2.0);
    }

    /** Results of a walk: its factors times its squares^(-3/2), times {@code scale}; NaN where a square is 0. */
    static void cubes(Walk k, double scale, int count) {
        for (int i = 0; i < count; i++) {
            k.seeds[i] = (float) k.squares[i];
        }
        for (int i = 0; i < count; i++) {
            k.seeds[i] = 1f / (float) Math.sqrt(k.seeds[i]);
        }
        for (int i = 0; i < count; i++) {
            k.results[i] = cube(k.squares[i], k.factors[i], k.seeds[i], scale);
        }
    }

    private static double cube(double x, double factor, double y, double scale) {
        double yy = y * y;
        double r = Math.fma(x, yy, -1);
        if (Math.abs(r) < LARGEST_RESIDUAL) {
            return factor * y * yy * Math.fma(Math.fma(r, 1.875 * scale, -1.5 * scale), r, scale);
        }
        return ScalarLanes.finite(factor * scale / (x * Math.sqrt(x)));
    }

    /** Factors times x^(-1/2), clipped to [-1, 1]; correctly rounded, so that a series correlates with itself at 1. */
    static void correlations(double[] x, double[] factors, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double v = factors[i] / Math.sqrt(x[i]);
            out[i] = Math.max(-1.0, Math.min(1.0, v + v * 0.0));
        }
    }
}
