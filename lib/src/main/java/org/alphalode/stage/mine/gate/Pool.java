package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.model.Verdict;

/** Alphas accepted so far; who comes first is better. */
final class Pool {
    private final GateParams.PoolParams params;
    /**
     * Directions of unit length, in single precision, or a pool over long panels would not fit. The one that last turned away a
     * candidate stands first: it is the likeliest to turn away the next.
     */
    private final List<float[]> accepted = new ArrayList<>();

    Pool(GateParams.PoolParams params) {
        this.params = params;
    }

    /** Takes a direction where there is room and no better alpha is like it. */
    Verdict offer(double[] direction) {
        if (accepted.size() >= params.maxAlphas()) {
            return Verdict.POOL_FULL;
        }
        float[] candidate = new float[direction.length];
        for (int i = 0; i < candidate.length; i++) {
            candidate[i] = (float) direction[i];
        }
        for (int i = 0; i < accepted.size(); i++) {
            if (Math.abs(dot(candidate, accepted.get(i))) > params.maxCorrelation()) {
                Collections.swap(accepted, 0, i);
                return Verdict.REDUNDANT;
            }
        }
        accepted.add(candidate);
        return Verdict.ACCEPTED;
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
