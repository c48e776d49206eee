package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over windows of as many lanes as a vector holds, one chunk at a time; the vector twin of {@link ScalarMoments}. Where the next
 * anchor is at hand its sums are made in the same loop: additions and stores then wait for no root or quotient.
 */
final class VectorMoments {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorMoments() {}

    static void sum(double[] a, Walk k, int w, int x, int out, boolean mean) {
        int anchor = x + (k.row - k.skip) * N + k.lane;
        int to = out + (k.row - k.skip) * N + k.lane;
        if (k.mustSumBack()) {
            begin(a, k.state + k.lane, 1);
            back(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            sumAhead(a, k, w, anchor, to, mean);
            back(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        } else {
            sumOn(a, k, w, anchor, to, mean);
        }
    }

    /** Sets the sums from an anchor on to nothing. */
    static void begin(double[] a, int state, int sums) {
        DoubleVector zero = DoubleVector.zero(S);
        for (int i = 0; i < sums; i++) {
            zero.intoArray(a, state + i * N);
        }
    }

    private static void sumOn(double[] a, Walk k, int w, int anchor, int out, boolean mean) {
        int state = k.state + k.lane;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector factor = DoubleVector.broadcast(S, mean ? 1.0 / w : 1);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector shift = c.mul(mean ? 1 : w);
        int begin = anchor + k.skip * N;
        for (int x = anchor + k.seen * N; x < begin; x += N) {
            s1 = s1.add(DoubleVector.fromArray(S, a, x).sub(c));
        }
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int to = out - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            s1 = s1.add(DoubleVector.fromArray(S, a, x).sub(c));
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector v = t1.mul(factor).add(shift);
            v.fma(zero, v).intoArray(a, x + to);
            q -= N;
        }
        s1.intoArray(a, state);
    }

    private static void sumAhead(double[] a, Walk k, int w, int anchor, int out, boolean mean) {
        int state = k.state + k.lane;
        int next = anchor + w * N;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector factor = DoubleVector.broadcast(S, mean ? 1.0 / w : 1);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector shift = c.mul(mean ? 1 : w);
        DoubleVector b = DoubleVector.fromArray(S, a, next);
        DoubleVector b1 = zero;
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * N;
        int z = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            s1 = s1.add(DoubleVector.fromArray(S, a, x).sub(c));
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector v = t1.mul(factor).add(shift);
            v.fma(zero, v).intoArray(a, x + to);
            b1 = b1.add(DoubleVector.fromArray(S, a, z).sub(b));
            b1.intoArray(a, p);
            p += N;
            q -= N;
            z -= N;
        }
        zero.intoArray(a, state);
    }

    /** Sums of deviations from the anchor back to each row before it, from a row on. */
    private static void back(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = from == 0 ? DoubleVector.zero(S) : DoubleVector.fromArray(S, a, parts + (from - 1) * N);
        for (int j = from; j < rows; j++) {
            s1 = s1.add(DoubleVector.fromArray(S, a, anchor - j * N).sub(c));
            s1.intoArray(a, parts + j * N);
        }
    }

    static void meanStd(double[] a, Walk k, int w, int x, int mean, int std) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        if (k.mustSumBack()) {
            begin(a, k.state + k.lane, 2);
            squaresBack(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            meanStdAhead(a, k, w, anchor, mean + first, std + first);
            squaresBack(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        } else {
            meanStdOn(a, k, w, anchor, mean + first, std + first);
        }
    }

    private static void meanStdOn(double[] a, Walk k, int w, int anchor, int mean, int std) {
        int state = k.state + k.lane;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        int begin = anchor + k.skip * N;
        for (int x = anchor + k.seen * N; x < begin; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
        }
        int q = k.parts + k.lane + (w - 1 - k.skip) * 2 * N;
        int toMean = mean - anchor;
        int toStd = std - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector v = t1.fma(m, t2).abs().mul(inverseLess);
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, x + toMean);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, x + toStd);
            q -= 2 * N;
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
    }

    private static void meanStdAhead(double[] a, Walk k, int w, int anchor, int mean, int std) {
        int state = k.state + k.lane;
        int next = anchor + w * N;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector b = DoubleVector.fromArray(S, a, next);
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 2 * N;
        int z = next;
        int toMean = mean - anchor;
        int toStd = std - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector v = t1.fma(m, t2).abs().mul(inverseLess);
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, x + toMean);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, x + toStd);
            DoubleVector e = DoubleVector.fromArray(S, a, z).sub(b);
            b1 = b1.add(e);
            b2 = e.fma(e, b2);
            b1.intoArray(a, p);
            b2.intoArray(a, p + N);
            p += 2 * N;
            q -= 2 * N;
            z -= N;
        }
        zero.intoArray(a, state);
        zero.intoArray(a, state + N);
    }

    /** Sums of deviations and their squares from the anchor back to each row before it, from a row on. */
    private static void squaresBack(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector zero = DoubleVector.zero(S);
        int before = parts + (from - 1) * 2 * N;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = from == 0 ? zero : DoubleVector.fromArray(S, a, before);
        DoubleVector s2 = from == 0 ? zero : DoubleVector.fromArray(S, a, before + N);
        for (int j = from; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            int q = parts + j * 2 * N;
            s1.intoArray(a, q);
            s2.intoArray(a, q + N);
        }
    }
}
