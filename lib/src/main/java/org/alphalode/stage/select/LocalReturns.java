package org.alphalode.stage.select;

/** An alpha's realised returns at the neighbours of a state, with normalised weights (S0.30, S0.35). Reused from alpha to alpha. */
final class LocalReturns {
    private final double[] values;
    private final double[] weights;
    private int count;
    private double mean;
    private double variance;
    private double effectiveCount;

    /** Room for {@code capacity} neighbours. */
    LocalReturns(int capacity) {
        values = new double[capacity];
        weights = new double[capacity];
    }

    void clear() {
        count = 0;
    }

    /** Adds a neighbour; one without a realised return is left out. */
    void add(double realisedReturn, double weight) {
        if (!Double.isNaN(realisedReturn)) {
            values[count] = realisedReturn;
            weights[count++] = weight;
        }
    }

    /** Normalises the weights and computes the moments. */
    void close() {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[i];
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            weights[i] /= total;
            sum += weights[i] * values[i];
            squares += weights[i] * weights[i];
        }
        mean = sum;
        effectiveCount = 1 / squares;
        double deviation = 0;
        for (int i = 0; i < count; i++) {
            deviation += weights[i] * (values[i] - sum) * (values[i] - sum);
        }
        variance = deviation;
    }

    int count() {
        return count;
    }

    /** Sum of weight times return. */
    double mean() {
        return mean;
    }

    /** Sum of weight times squared deviation from the mean. */
    double variance() {
        return variance;
    }

    /** How many equally weighted returns say as much: 1 / sum of squared weights. */
    double effectiveCount() {
        return effectiveCount;
    }

    /** Local mean over its standard error; NaN where the variance is zero. */
    double tStatistic() {
        return variance > 0 ? mean / Math.sqrt(variance / effectiveCount) : Double.NaN;
    }
}
