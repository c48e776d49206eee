package org.alphalode.stage.mine.gate;

import java.util.Arrays;

/**
 * Values and targets of one alpha and one horizon, each symbol in units of its deviation over the pairs of the training window. A
 * symbol whose value or target does not vary there has none.
 */
final class Standardised {
    /** A symbol whose deviation over root mean square is below this does not vary: rounding alone gives as much. */
    private static final double FLAT = 1e-12;

    /** Shape [symbol][bar]; NaN where the alpha has no value. */
    final double[][] value;
    /** Shape [symbol][bar]; NaN where the target is missing. */
    final double[][] target;
    /** As given. */
    final double[][] raw;

    /**
     * @param values shape [symbol][bar], not modified
     * @param targets shape [symbol][bar], not modified
     * @param trainEnd training is {@code [0, trainEnd)}
     */
    Standardised(double[][] values, double[][] targets, int trainEnd) {
        raw = targets;
        value = new double[values.length][];
        target = new double[values.length][];
        for (int s = 0; s < values.length; s++) {
            value[s] = standardised(values[s], targets[s], trainEnd);
            target[s] = standardised(targets[s], values[s], trainEnd);
        }
    }

    private static double[] standardised(double[] x, double[] other, int trainEnd) {
        long count = 0;
        double sum = 0;
        for (int t = 0; t < trainEnd; t++) {
            if (!Double.isNaN(x[t] + other[t])) {
                count++;
                sum += x[t];
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int t = 0; t < trainEnd; t++) {
            if (!Double.isNaN(x[t] + other[t])) {
                squares += (x[t] - mean) * (x[t] - mean);
            }
        }
        double deviation = Math.sqrt(squares / count);
        double[] out = new double[x.length];
        if (!(deviation > FLAT * Math.abs(mean)) || Double.isInfinite(deviation)) {
            Arrays.fill(out, Double.NaN);
            return out;
        }
        for (int t = 0; t < x.length; t++) {
            out[t] = (x[t] - mean) / deviation;
        }
        return out;
    }
}
