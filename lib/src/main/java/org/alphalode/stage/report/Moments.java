package org.alphalode.stage.report;

import java.util.List;

/**
 * Moments of a sample, in two passes and fixed order.
 *
 * @param count of values
 * @param mean of them
 * @param std standard deviation with divisor n - 1
 * @param skew third standardised moment, divisor n
 * @param rawKurtosis fourth standardised moment, divisor n; 3 for a Gaussian
 */
record Moments(int count, double mean, double std, double skew, double rawKurtosis) {
    /** Moments of the values; NaN where too few, or where one of the values is NaN; skew and kurtosis NaN where all are equal. */
    static Moments of(List<Double> values) {
        int n = values.size();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : values) {
            double d = value - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        double variance = m2 / n;
        return new Moments(
                n,
                mean,
                Math.sqrt(m2 / (n - 1)),
                m3 / n / (variance * Math.sqrt(variance)),
                m4 / n / (variance * variance));
    }

    /** Mean over standard deviation; NaN where the deviation is not above rounding noise. */
    double sharpe() {
        return std > 1e-14 * Math.max(1, Math.abs(mean)) ? mean / std : Double.NaN;
    }

    /** Standard error of {@link #sharpe} for returns that are neither Gaussian nor autocorrelated (Mertens 2002). */
    double sharpeError() {
        double sharpe = sharpe();
        return Math.sqrt((1 - skew * sharpe + (rawKurtosis - 1) / 4 * sharpe * sharpe) / (count - 1));
    }
}
