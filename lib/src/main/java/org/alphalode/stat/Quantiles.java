package org.alphalode.stat;

import java.util.Arrays;
import org.alphalode.check.Check;

/** Quantiles of a sample, linear between order statistics: type 7 of Hyndman and Fan (1996). */
public final class Quantiles {
    private Quantiles() {}

    /** The values of {@code x} that are not NaN, ascending; {@code x} is not modified. */
    public static double[] sorted(double[] x) {
        return Arrays.stream(x).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }

    /**
     * The value at position (n - 1) p.
     *
     * @param sorted shape [n], ascending, no NaN
     * @param p share below, in [0, 1]
     * @return NaN of an empty sample
     */
    public static double of(double[] sorted, double p) {
        Check.that(p >= 0 && p <= 1, "a share lies in [0, 1]: %s", p);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
