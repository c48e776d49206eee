package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Extremes over windows of as many lanes as a vector holds; the vector twin of {@link ScalarExtremes}. Each comparison waits for the one
 * before: where the next anchor is at hand, both walks run side by side, as in {@link VectorMoments}.
 */
final class VectorExtremes {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorExtremes() {}

    static void min(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        if (k.mustSumBack()) {
            DoubleVector.fromArray(S, a, anchor).intoArray(a, k.state + k.lane);
            minBack(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            minAhead(a, k, w, anchor, out + first);
            minBack(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        } else {
            minOn(a, k, w, anchor, out + first);
        }
    }

    private static void minOn(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        int begin = anchor + k.skip * N;
        for (int x = anchor + k.seen * N; x < begin; x += N) {
            m = m.min(DoubleVector.fromArray(S, a, x));
        }
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int to = out - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            m = m.min(DoubleVector.fromArray(S, a, x));
            m.min(DoubleVector.fromArray(S, a, q)).intoArray(a, x + to);
            q -= N;
        }
        m.intoArray(a, state);
    }

    private static void minAhead(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        int next = anchor + w * N;
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        DoubleVector back = DoubleVector.fromArray(S, a, next);
        back.intoArray(a, state);
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int z = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            m = m.min(DoubleVector.fromArray(S, a, x));
            m.min(DoubleVector.fromArray(S, a, q)).intoArray(a, x + to);
            back = back.min(DoubleVector.fromArray(S, a, z));
            back.intoArray(a, p);
            p += N;
            q -= N;
            z -= N;
        }
    }

    private static void minBack(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector m = DoubleVector.fromArray(S, a, from == 0 ? anchor : parts + (from - 1) * N);
        for (int j = from; j < rows; j++) {
            m = m.min(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, parts + j * N);
        }
    }

    static void max(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        if (k.mustSumBack()) {
            DoubleVector.fromArray(S, a, anchor).intoArray(a, k.state + k.lane);
            maxBack(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            maxAhead(a, k, w, anchor, out + first);
            maxBack(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        } else {
            maxOn(a, k, w, anchor, out + first);
        }
    }

    private static void maxOn(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        int begin = anchor + k.skip * N;
        for (int x = anchor + k.seen * N; x < begin; x += N) {
            m = m.max(DoubleVector.fromArray(S, a, x));
        }
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int to = out - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            m = m.max(DoubleVector.fromArray(S, a, x));
            m.max(DoubleVector.fromArray(S, a, q)).intoArray(a, x + to);
            q -= N;
        }
        m.intoArray(a, state);
    }

    private static void maxAhead(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        int next = anchor + w * N;
        DoubleVector m = DoubleVector.fromArray(S, a, state);
        DoubleVector back = DoubleVector.fromArray(S, a, next);
        back.intoArray(a, state);
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int z = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            m = m.max(DoubleVector.fromArray(S, a, x));
            m.max(DoubleVector.fromArray(S, a, q)).intoArray(a, x + to);
            back = back.max(DoubleVector.fromArray(S, a, z));
            back.intoArray(a, p);
            p += N;
            q -= N;
            z -= N;
        }
    }

    private static void maxBack(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector m = DoubleVector.fromArray(S, a, from == 0 ? anchor : parts + (from - 1) * N);
        for (int j = from; j < rows; j++) {
            m = m.max(DoubleVector.fromArray(S, a, anchor - j * N));
            m.intoArray(a, parts + j * N);
        }
    }
}
