package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Extremes over windows of as many lanes as a vector holds; the vector twin of {@link ScalarExtremes}. */
final class VectorExtremes {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorExtremes() {}

    static void min(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        DoubleVector m = DoubleVector.fromArray(S, a, anchor);
        m.intoArray(a, s);
        for (int j = 1; j < w - k.skip; j++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, s + j * N);
        }
        m = DoubleVector.fromArray(S, a, anchor);
        for (int i = 1; i < k.skip; i++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor + i * N));
        }
        for (int i = k.skip; i < end; i++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor + i * N));
            m.min(DoubleVector.fromArray(S, a, s + (w - 1 - i) * N)).intoArray(a, out + first + i * N);
        }
    }

    static void max(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        DoubleVector m = DoubleVector.fromArray(S, a, anchor);
        m.intoArray(a, s);
        for (int j = 1; j < w - k.skip; j++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, s + j * N);
        }
        m = DoubleVector.fromArray(S, a, anchor);
        for (int i = 1; i < k.skip; i++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor + i * N));
        }
        for (int i = k.skip; i < end; i++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor + i * N));
            m.max(DoubleVector.fromArray(S, a, s + (w - 1 - i) * N)).intoArray(a, out + first + i * N);
        }
    }
}
