package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Directions of the alphas accepted so far; who comes first is better. */
final class Pool {
    private final double maxCorrelation;
    /**
     * Directions of unit length, in single precision, or a pool over long panels would not fit. The one that last turned away a
     * candidate stands first: it is the likeliest to turn away the next.
     */
    private final List<float[]> accepted = new ArrayList<>();

    /** Correlations up to {@code maxCorrelation} in size need not be told apart from each other. */
    Pool(double maxCorrelation) {
        this.maxCorrelation = maxCorrelation;
    }

    int size() {
        return accepted.size();
    }

    /** The first |correlation| above the limit, or else the largest; 0 of an empty pool. */
    double nearest(float[] candidate) {
        double largest = 0;
        for (int i = 0; i < accepted.size(); i++) {
            double correlation = Math.abs(dot(candidate, accepted.get(i)));
            largest = Math.max(largest, correlation);
            if (correlation > maxCorrelation) {
                Collections.swap(accepted, 0, i);
                return correlation;
            }
        }
        return largest;
    }

    void add(float[] direction) {
        accepted.add(direction);
    }

    /** In four sums, so that additions need not wait for each other. */
    private static double dot(float[] x, float[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += (double) x[i] * y[i];
            b += (double) x[i + 1] * y[i + 1];
            c += (double) x[i + 2] * y[i + 2];
            d += (double) x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += (double) x[i] * y[i];
        }
        return (a + b) + (c + d);
    }
}
