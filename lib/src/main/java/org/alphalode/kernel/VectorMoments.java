package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums over windows of as many lanes as a vector holds, one chunk at a time; the vector twin of {@link ScalarMoments}. */
final class VectorMoments {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorMoments() {}

    static void sum(double[] a, Walk k, int w, int x, int out, boolean mean) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            back(a, anchor, w - k.skip, state);
        }
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector factor = DoubleVector.broadcast(S, mean ? 1.0 / w : 1);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector shift = c.mul(mean ? 1 : w);
        for (int i = k.seen; i < k.skip; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
        }
        for (int i = k.skip; i < end; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, state + (w - i) * N));
            DoubleVector v = t1.mul(factor).add(shift);
            v.fma(zero, v).intoArray(a, out + first + i * N);
        }
        s1.intoArray(a, state);
    }

    /** Sums of deviations from the anchor back to each row before it. */
    private static void back(double[] a, int anchor, int rows, int state) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = zero;
        zero.intoArray(a, state);
        for (int j = 0; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            s1 = s1.add(d);
            int q = state + (j + 1) * N;
            s1.intoArray(a, q);
        }
    }

    static void meanStd(double[] a, Walk k, int w, int x, int mean, int std) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            squaresBack(a, anchor, w - k.skip, state);
        }
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        for (int i = k.seen; i < k.skip; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
        }
        for (int i = k.skip; i < end; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            int q = state + (w - i) * 2 * N;
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector v = t2.sub(t1.mul(m)).abs().mul(inverseLess);
            m = m.add(c);
            m.fma(zero, m).intoArray(a, mean + first + i * N);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, std + first + i * N);
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
    }

    /** Sums of deviations and their squares from the anchor back to each row before it. */
    private static void squaresBack(double[] a, int anchor, int rows, int state) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = zero;
        DoubleVector s2 = zero;
        zero.intoArray(a, state);
        zero.intoArray(a, state + N);
        for (int j = 0; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            int q = state + (j + 1) * 2 * N;
            s1.intoArray(a, q);
            s2.intoArray(a, q + N);
        }
    }

    static void skew(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            cubesBack(a, anchor, w - k.skip, state);
        }
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
            int q = state + (w - i) * 3 * N;
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector e = t1.mul(m);
            DoubleVector m2 = t2.sub(e);
            DoubleVector m3 = t3.sub(m.mul(t2.mul(three).sub(e.add(e))));
            DoubleVector v = m3.mul(factor).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
            v.fma(zero, v).intoArray(a, out + first + i * N);
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
        s3.intoArray(a, state + 2 * N);
    }

    /** Sums of deviations, their squares and cubes from the anchor back to each row before it. */
    private static void cubesBack(double[] a, int anchor, int rows, int state) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = zero;
        DoubleVector s2 = zero;
        DoubleVector s3 = zero;
        zero.intoArray(a, state);
        zero.intoArray(a, state + N);
        zero.intoArray(a, state + 2 * N);
        for (int j = 0; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
            int q = state + (j + 1) * 3 * N;
            s1.intoArray(a, q);
            s2.intoArray(a, q + N);
            s3.intoArray(a, q + 2 * N);
        }
    }
}
