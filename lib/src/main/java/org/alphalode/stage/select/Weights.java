package org.alphalode.stage.select;

/** Weight of an alpha in closed form (S0.35). */
final class Weights {
    private Weights() {}

    /** The w that maximises mean * w - riskAversion * variance * w^2, held within plus and minus {@code maxWeight}. */
    static double optimal(double mean, double variance, SelectParams.Relevance relevance) {
        double weight = mean / (2 * relevance.riskAversion() * variance);
        return Math.max(-relevance.maxWeight(), Math.min(relevance.maxWeight(), weight));
    }
}
