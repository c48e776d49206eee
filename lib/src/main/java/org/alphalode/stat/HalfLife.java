package org.alphalode.stat;

import org.alphalode.check.Check;

/**
 * How fast an edge fades: the information horizon of Grinold and Kahn (1999, chapter 13), from returns over nested horizons.
 */
public final class HalfLife {
    private HalfLife() {}

    /**
     * Bars until the edge per bar has halved. The edge per bar between two horizons is the difference of their means over the bars
     * between, and belongs to the middle of these; between two middles it falls exponentially, or straight where it ends below zero.
     *
     * @param horizonBars shape [n], ascending, not modified
     * @param mean of the product of signal and forward return over each horizon, shape [n], positive first; not modified
     * @return NaN where the first is not positive, a mean is missing before the edge has halved, or the edge has not halved by the
     *     longest horizon
     */
    public static double bars(int[] horizonBars, double[] mean) {
        Check.that(horizonBars.length == mean.length, "a mean for each horizon: %s", mean.length);
        if (mean.length == 0 || !(mean[0] > 0)) {
            return Double.NaN;
        }
        double firstMiddle = horizonBars[0] / 2.0;
        double half = mean[0] / horizonBars[0] / 2;
        double middle = firstMiddle;
        double edge = 2 * half;
        for (int i = 1; i < mean.length; i++) {
            double nextMiddle = (horizonBars[i - 1] + horizonBars[i]) / 2.0;
            double next = (mean[i] - mean[i - 1]) / (horizonBars[i] - horizonBars[i - 1]);
            if (Double.isNaN(next)) {
                return Double.NaN;
            }
            if (next <= half) {
                double share = next > 0 ? Math.log(edge / half) / Math.log(edge / next) : (edge - half) / (edge - next);
                return middle + share * (nextMiddle - middle) - firstMiddle;
            }
            middle = nextMiddle;
            edge = next;
        }
        return Double.NaN;
    }
}
