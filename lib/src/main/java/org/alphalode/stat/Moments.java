package org.alphalode.stat;

/**
 * Moments of a sample from which NaN was left out, summed in order of the sample.
 *
 * @param count values that were not NaN
 * @param mean NaN of an empty sample
 * @param variance divided by {@code count - 1}; NaN below two values
 * @param skewness third central moment over the standard deviation cubed, both divided by {@code count}; NaN where all are equal
 * @param kurtosis raw: 3 for the normal law; moments divided by {@code count}; NaN where all are equal
 */
public record Moments(long count, double mean, double variance, double skewness, double kurtosis) {

    /** Moments of {@code x}, shape [n], not modified. */
    public static Moments of(double[] x) {
        long count = 0;
        double sum = 0;
        for (double value : x) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
            }
        }
        double mean = count == 0 ? Double.NaN : sum / count;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : x) {
            if (!Double.isNaN(value)) {
                double d = value - mean;
                second += d * d;
                third += d * d * d;
                fourth += d * d * d * d;
            }
        }
        double spread = second / count;
        boolean flat = !(second > 0);
        return new Moments(
                count,
                mean,
                count < 2 ? Double.NaN : second / (count - 1),
                flat ? Double.NaN : third / count / (spread * Math.sqrt(spread)),
                flat ? Double.NaN : fourth / count / (spread * spread));
    }

    /** Square root of the variance. */
    public double deviation() {
        return Math.sqrt(variance);
    }

    /** Mean over deviation, the Sharpe ratio per period of returns; NaN where all values are equal. */
    public double sharpe() {
        return variance > 0 ? mean / deviation() : Double.NaN;
    }

    /** t statistic of the mean under independence; NaN where all values are equal. */
    public double naiveT() {
        return sharpe() * Math.sqrt((double) count);
    }
}
