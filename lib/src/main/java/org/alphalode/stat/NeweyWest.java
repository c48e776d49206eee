package org.alphalode.stat;

import org.alphalode.check.Check;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Standard error of a mean whose terms may be correlated in time: Newey and West (1987), Bartlett weights, no small-sample
 * correction. A NaN is a step without an observation: it keeps its place in time and adds nothing (Parzen 1963).
 */
public final class NeweyWest {
    private NeweyWest() {}

    /**
     * Mean of {@code x} over its standard error; NaN where there is no variation.
     *
     * @param x shape [T], oldest first, not modified
     * @param lagBars autocovariances that are counted, 0 for none
     */
    public static double t(double[] x, int lagBars) {
        double mean = mean(x);
        double error = standardError(x, lagBars, mean);
        return error > 0 ? mean / error : Double.NaN;
    }

    /**
     * Probability of a t statistic at least as far from zero, on either side, where the mean is zero; NaN for NaN.
     *
     * <p>The error is itself an estimate: with a lag that is a share b of the periods its sampling variance is that of a chi-square
     * with 3 / (2 b) degrees of freedom (Bartlett's equivalent degrees of freedom, Priestley 1981), and centring on the sample mean
     * makes it too small by the factor 1 - b + b^2 / 3. Student's law with both is within 1 % of the 5 % critical values of Kiefer
     * and Vogelsang (2005) up to b = 0.2, where the normal law rejects 12 % for 5 %, and stricter beyond.
     */
    public static double twoSided(double t, long observations, int lagBars) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        double share = Math.min(1, (lagBars + 1.0) / observations);
        double scaled = t * Math.sqrt(1 - share + share * share / 3);
        return 2 * new TDistribution(1.5 / share).cumulativeProbability(-Math.abs(scaled));
    }

    /** Standard error of the mean of {@code x}; NaN of an empty sample. Time O(T) whatever the lag. */
    public static double standardError(double[] x, int lagBars) {
        return standardError(x, lagBars, mean(x));
    }

    private static double standardError(double[] x, int lagBars, double mean) {
        Check.that(lagBars >= 0, "a lag is at least 0: %s", lagBars);
        if (Double.isNaN(mean)) {
            return Double.NaN;
        }
        // Bartlett's weighted sum of autocovariances is the mean square of all sums over lag + 1 neighbours, those that
        // hang
        // over either end included: one pass over prefix sums of the centred series, which stay small because it sums
        // to zero.
        int width = lagBars + 1;
        double[] prefix = new double[x.length + 1];
        long count = 0;
        for (int t = 0; t < x.length; t++) {
            boolean present = !Double.isNaN(x[t]);
            prefix[t + 1] = prefix[t] + (present ? x[t] - mean : 0);
            count += present ? 1 : 0;
        }
        double squares = 0;
        for (long end = 1; end < (long) x.length + width; end++) {
            double sum = prefix[(int) Math.min(end, x.length)] - prefix[(int) Math.max(end - width, 0)];
            squares += sum * sum;
        }
        return Math.sqrt(squares / width) / count;
    }

    private static double mean(double[] x) {
        double sum = 0;
        long count = 0;
        for (double value : x) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
