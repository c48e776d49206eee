package org.alphalode.stat;

import org.alphalode.check.Check;

/** How many independent trials a set of correlated ones amounts to. */
public final class EffectiveTrials {
    private EffectiveTrials() {}

    /**
     * (sum of eigenvalues)^2 over the sum of their squares (Bretherton and others, 1999): n where nothing is correlated, 1 where all
     * is one.
     *
     * @param correlation shape [n][n], symmetric, ones on the diagonal, no NaN
     */
    public static double of(double[][] correlation) {
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < correlation.length; i++) {
            Check.that(correlation[i].length == correlation.length, "a correlation matrix is square: row %s", i);
            trace += correlation[i][i];
            for (double value : correlation[i]) {
                squares += value * value;
            }
        }
        return trace == 0 ? 0 : trace * trace / squares;
    }

    /**
     * What {@link #of} is for {@code trials} of which two have this mean squared correlation: for a ledger whose matrix no memory
     * holds, from the correlation of a sample.
     */
    public static double of(long trials, double meanSquaredCorrelation) {
        Check.that(
                !(meanSquaredCorrelation < 0) && !(meanSquaredCorrelation > 1),
                "a squared correlation lies in [0, 1]: %s",
                meanSquaredCorrelation);
        return trials / (1 + Math.max(0, trials - 1) * meanSquaredCorrelation);
    }
}
