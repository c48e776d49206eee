package org.alphalode.stat;

import java.util.Arrays;
import java.util.Random;
import org.alphalode.check.Check;

/**
 * Resamples a series in blocks of random length, which keeps its dependence in time: Politis and Romano (1994).
 *
 * @param meanBlock expected length of a block, at least 1
 * @param resamples number of resampled series
 * @param seed of the generator; the same seed gives the same answer
 */
public record StationaryBootstrap(double meanBlock, int resamples, long seed) {
    public StationaryBootstrap {
        Check.that(meanBlock >= 1, "a block holds at least one value: %s", meanBlock);
        Check.that(resamples >= 1, "at least one resample is drawn: %s", resamples);
    }

    /**
     * Percentile interval of the Sharpe ratio per period.
     *
     * @param returns shape [n], oldest first, no NaN, not modified
     * @param confidence share of resampled ratios inside, as in 0.95
     * @return NaN ends where fewer than two returns vary
     */
    public Interval sharpe(double[] returns, double confidence) {
        Check.that(confidence > 0 && confidence < 1, "a confidence lies inside (0, 1): %s", confidence);
        if (!(Moments.of(returns).variance() > 0)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        Random random = new Random(seed); // its algorithm is part of the Java specification
        double[] drawn = new double[returns.length];
        double[] ratios = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            resample(returns, random, drawn);
            ratios[i] = Moments.of(drawn).sharpe();
        }
        double[] sorted =
                Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).sorted().toArray();
        double tail = (1 - confidence) / 2;
        return new Interval(Quantiles.of(sorted, tail), Quantiles.of(sorted, 1 - tail));
    }

    private void resample(double[] returns, Random random, double[] out) {
        int at = 0;
        for (int t = 0; t < out.length; t++) {
            boolean begin = t == 0 || random.nextDouble() * meanBlock < 1;
            at = begin ? random.nextInt(returns.length) : (at + 1) % returns.length;
            out[t] = returns[at];
        }
    }
}
