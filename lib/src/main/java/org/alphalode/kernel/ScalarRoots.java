package org.alphalode.kernel;

/**
 * Roots and quotients in loops that C2 turns into vector instructions: it does so only where all arrays of a loop are read and written
 * at the same index, so that operands are first laid side by side.
 */
final class ScalarRoots {
    private ScalarRoots() {}

    static void roots(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(x[i] + x[i] * 0.0);
        }
    }

    /** Factors times x^(-3/2). */
    static void cubes(double[] x, double[] factors, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double v = factors[i] / (x[i] * Math.sqrt(x[i]));
            out[i] = v + v * 0.0;
        }
    }

    /** Factors times x^(-1/2), clipped to [-1, 1]. */
    static void correlations(double[] x, double[] factors, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double v = factors[i] / Math.sqrt(x[i]);
            out[i] = Math.max(-1.0, Math.min(1.0, v + v * 0.0));
        }
    }
}
