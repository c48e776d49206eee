package org.alphalode.stage.report;

import java.util.Arrays;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;

/** Pairs of a signal and what came after it, gathered by symbol. */
final class Pairs {
    private double[] signal = new double[64];
    private double[] target = new double[64];
    private int size;
    private int symbolFrom;

    /** Takes a pair where both are there. */
    void add(double value, double after) {
        if (!Double.isNaN(value) && !Double.isNaN(after)) {
            if (size == signal.length) {
                signal = Arrays.copyOf(signal, 2 * size);
                target = Arrays.copyOf(target, 2 * size);
            }
            signal[size] = value;
            target[size++] = after;
        }
    }

    /** Ends a symbol: its values and targets are standardised by themselves, so that no symbol's level counts. */
    void endSymbol() {
        standardise(signal);
        standardise(target);
        symbolFrom = size;
    }

    int size() {
        return size;
    }

    double pearson() {
        return Correlation.pearson(Arrays.copyOf(signal, size), Arrays.copyOf(target, size));
    }

    double spearman() {
        return Correlation.spearman(Arrays.copyOf(signal, size), Arrays.copyOf(target, size));
    }

    private void standardise(double[] x) {
        Moments moments = Moments.of(Arrays.copyOfRange(x, symbolFrom, size));
        double scale = moments.variance() > 0 ? 1 / moments.deviation() : Double.NaN;
        for (int i = symbolFrom; i < size; i++) {
            x[i] = (x[i] - moments.mean()) * scale;
        }
    }
}
