package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Skewness over windows of as many lanes as a vector holds, one chunk at a time, as {@link VectorMoments}. */
final class VectorSkewness {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorSkewness() {}

    static void skew(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        if (k.mustSumBack()) {
            VectorMoments.begin(a, k.state + k.lane, 3);
            back(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            ahead(a, k, w, anchor, out + first);
            back(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        } else {
            on(a, k, w, anchor, out + first);
        }
    }

    private static void on(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector three = DoubleVector.broadcast(S, 3.0);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        DoubleVector factor = DoubleVector.broadcast(S, w * Math.sqrt(w - 1.0) / (w - 2.0));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        for (int i = k.seen; i < k.skip; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
        }
        for (int i = k.skip; i < end; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
            int q = parts + (w - 1 - i) * 3 * N;
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector e = t1.mul(m);
            DoubleVector m2 = t2.sub(e);
            DoubleVector m3 = t3.sub(m.mul(t2.mul(three).sub(e.add(e))));
            DoubleVector v = m3.mul(factor).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
            v.fma(zero, v).intoArray(a, out + i * N);
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
        s3.intoArray(a, state + 2 * N);
    }

    private static void ahead(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int p = k.nextParts + k.lane;
        int next = anchor + w * N;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector three = DoubleVector.broadcast(S, 3.0);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        DoubleVector factor = DoubleVector.broadcast(S, w * Math.sqrt(w - 1.0) / (w - 2.0));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector b = DoubleVector.fromArray(S, a, next);
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        int q = parts + (w - 1 - k.skip) * 3 * N;
        int y = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector e = t1.mul(m);
            DoubleVector m2 = t2.sub(e);
            DoubleVector m3 = t3.sub(m.mul(t2.mul(three).sub(e.add(e))));
            DoubleVector v = m3.mul(factor).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
            v.fma(zero, v).intoArray(a, x + to);
            d = DoubleVector.fromArray(S, a, y).sub(b);
            dd = d.mul(d);
            b1 = b1.add(d);
            b2 = b2.add(dd);
            b3 = dd.fma(d, b3);
            b1.intoArray(a, p);
            b2.intoArray(a, p + N);
            b3.intoArray(a, p + 2 * N);
            p += 3 * N;
            q -= 3 * N;
            y -= N;
        }
        VectorMoments.begin(a, state, 3);
    }

    /** Sums of deviations, their squares and cubes from the anchor back to each row before it, from a row on. */
    private static void back(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector zero = DoubleVector.zero(S);
        int before = parts + (from - 1) * 3 * N;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = from == 0 ? zero : DoubleVector.fromArray(S, a, before);
        DoubleVector s2 = from == 0 ? zero : DoubleVector.fromArray(S, a, before + N);
        DoubleVector s3 = from == 0 ? zero : DoubleVector.fromArray(S, a, before + 2 * N);
        for (int j = from; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
            int q = parts + j * 3 * N;
            s1.intoArray(a, q);
            s2.intoArray(a, q + N);
            s3.intoArray(a, q + 2 * N);
        }
    }
}
