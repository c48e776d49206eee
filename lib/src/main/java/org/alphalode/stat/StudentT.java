package org.alphalode.stat;

import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t law. */
public final class StudentT {
    private StudentT() {}

    /** The value that a share {@code p} in (0, 1) lies below, for a number of degrees of freedom of at least 1. */
    public static double quantile(double p, long degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(p);
    }
}
