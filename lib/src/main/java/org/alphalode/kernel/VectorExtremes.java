package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Extremes over windows of as many lanes as a vector holds; the vector twin of {@link ScalarExtremes}. */
final class VectorExtremes {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorExtremes() {}

    static void min(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            minBack(a, anchor, w - k.skip, state, parts);
        }
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        for (int i = k.seen; i < k.skip; i++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor + i * N));
        }
        for (int i = k.skip; i < end; i++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor + i * N));
            m.min(DoubleVector.fromArray(S, a, parts + (w - 1 - i) * N)).intoArray(a, out + first + i * N);
        }
        m.intoArray(a, state);
    }

    private static void minBack(double[] a, int anchor, int rows, int state, int parts) {
        DoubleVector m = DoubleVector.fromArray(S, a, anchor);
        m.intoArray(a, state);
        for (int j = 0; j < rows; j++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, parts + j * N);
        }
    }

    static void max(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            maxBack(a, anchor, w - k.skip, state, parts);
        }
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        for (int i = k.seen; i < k.skip; i++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor + i * N));
        }
        for (int i = k.skip; i < end; i++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor + i * N));
            m.max(DoubleVector.fromArray(S, a, parts + (w - 1 - i) * N)).intoArray(a, out + first + i * N);
        }
        m.intoArray(a, state);
    }

    private static void maxBack(double[] a, int anchor, int rows, int state, int parts) {
        DoubleVector m = DoubleVector.fromArray(S, a, anchor);
        m.intoArray(a, state);
        for (int j = 0; j < rows; j++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, parts + j * N);
        }
    }
}
