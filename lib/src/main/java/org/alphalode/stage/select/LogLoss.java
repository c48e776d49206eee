package org.alphalode.stage.select;

/** Weighted log loss of probabilities against outcomes (S0.33, with its minus sign): the sum of -w (z log p + (1 - z) log(1 - p)). */
final class LogLoss {
    /** A probability is held so far from 0 and 1 that one surprise does not cost infinity. */
    private static final double FLOOR = 1e-6;

    private double sum;
    private double weights;

    void add(double weight, boolean outcome, double probability) {
        double p = Math.min(1 - FLOOR, Math.max(FLOOR, probability));
        sum -= weight * StrictMath.log(outcome ? p : 1 - p);
        weights += weight;
    }

    /** The weighted sum. */
    double total() {
        return sum;
    }

    /** The weighted mean; NaN without outcomes. */
    double mean() {
        return weights > 0 ? sum / weights : Double.NaN;
    }
}
