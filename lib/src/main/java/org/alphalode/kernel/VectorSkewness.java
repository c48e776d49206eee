package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Skewness over windows of as many lanes as a vector holds, one chunk at a time, as {@link VectorMoments}. The roots are those of
 * {@link VectorRoots}, in the same loop as the sums, so that the one hides behind the other.
 */
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
        if (!k.ahead || !ahead(a, k, w, anchor, out + first)) {
            upToChunk(a, k, anchor);
            on(a, k, w, anchor, out + first);
        }
        if (k.ahead) {
            VectorMoments.begin(a, k.state + k.lane, 3);
            back(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        }
    }

    /** Sums deviations of the rows between the anchor and the chunk that have not been summed: in a loop of its own, which keeps kernels short. */
    static void upToChunk(double[] a, Walk k, int anchor) {
        int state = k.state + k.lane;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        for (int i = k.seen; i < k.skip; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            s3 = d.mul(d).fma(d, s3);
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
        s3.intoArray(a, state + 2 * N);
    }

    private static void on(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        double scale = ScalarRoots.skewScale(w);
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        int begin = anchor + k.skip * N;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 3 * N;
        int to = out - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            s3 = d.mul(d).fma(d, s3);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector m2 = t1.fma(m, t2);
            DoubleVector m3 = m2.add(m2).add(t2).fma(m, t3);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            DoubleVector v = m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0));
            VectorMask<Double> fine = VectorRoots.isFine(r);
            if (!fine.allTrue()) {
                DoubleVector plain = m3.mul(p0).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
                v = plain.add(plain.mul(0.0)).blend(v, fine);
            }
            v.intoArray(a, x + to);
            q -= 3 * N;
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
        s3.intoArray(a, state + 2 * N);
    }

    /** Takes every seed for fine; false where one was not: what was written does then not count. */
    private static boolean ahead(double[] a, Walk k, int w, int anchor, int out) {
        int state = k.state + k.lane;
        double scale = ScalarRoots.skewScale(w);
        DoubleVector residuals = DoubleVector.zero(S);
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        int next = anchor + w * N;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector b = DoubleVector.fromArray(S, a, next);
        DoubleVector b1 = DoubleVector.zero(S);
        DoubleVector b2 = DoubleVector.zero(S);
        DoubleVector b3 = DoubleVector.zero(S);
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 3 * N;
        int z = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            s3 = d.mul(d).fma(d, s3);
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector m2 = t1.fma(m, t2);
            DoubleVector m3 = m2.add(m2).add(t2).fma(m, t3);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            residuals = r.fma(r, residuals);
            m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0)).intoArray(a, x + to);
            d = DoubleVector.fromArray(S, a, z).sub(b);
            b1 = b1.add(d);
            b2 = d.fma(d, b2);
            b3 = d.mul(d).fma(d, b3);
            b1.intoArray(a, p);
            b2.intoArray(a, p + N);
            b3.intoArray(a, p + 2 * N);
            p += 3 * N;
            q -= 3 * N;
            z -= N;
        }
        // here, not in a method: handed over, the sum would become an object
        return residuals.reduceLanes(VectorOperators.ADD) < ScalarRoots.LARGEST_SQUARES;
    }

    /** Sums of deviations, their squares and cubes from the anchor back to each row before it, from a row on. */
    static void back(double[] a, int anchor, int from, int rows, int parts) {
        DoubleVector zero = DoubleVector.zero(S);
        int before = parts + (from - 1) * 3 * N;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = from == 0 ? zero : DoubleVector.fromArray(S, a, before);
        DoubleVector s2 = from == 0 ? zero : DoubleVector.fromArray(S, a, before + N);
        DoubleVector s3 = from == 0 ? zero : DoubleVector.fromArray(S, a, before + 2 * N);
        for (int j = from; j < rows; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            s3 = d.mul(d).fma(d, s3);
            int q = parts + j * 3 * N;
            s1.intoArray(a, q);
            s2.intoArray(a, q + N);
            s3.intoArray(a, q + 2 * N);
        }
    }
}
