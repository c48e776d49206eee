package org.alphalode.stat;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal law. */
public final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    /** Probability of a value of at most {@code z}; NaN for NaN. */
    public static double below(double z) {
        return Double.isNaN(z) ? Double.NaN : STANDARD.cumulativeProbability(z);
    }

    /** The value that a share {@code p} in (0, 1) lies below. */
    public static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    /** Density at {@code z}. */
    public static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Probability of a value at least as far from zero as {@code t}, on either side; NaN for NaN. */
    public static double twoSided(double t) {
        return 2 * below(-Math.abs(t));
    }
}
