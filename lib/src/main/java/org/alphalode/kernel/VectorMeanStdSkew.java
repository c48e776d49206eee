package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Mean, standard deviation and skewness of one window from the same sums, with the bits of {@link VectorMoments#meanStd} and
 * {@link VectorSkewness}.
 */
final class VectorMeanStdSkew {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorMeanStdSkew() {}

    static void meanStdSkew(double[] a, Walk k, int w, int x, int[] out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        if (k.mustSumBack()) {
            VectorMoments.begin(a, k.state + k.lane, 3);
            VectorSkewness.back(a, anchor, 0, w - k.skip, k.parts + k.lane);
        }
        if (!k.ahead || !ahead(a, k, w, anchor, out)) {
            VectorSkewness.upToChunk(a, k, anchor);
            on(a, k, w, anchor, out);
        }
        if (k.ahead) {
            VectorMoments.begin(a, k.state + k.lane, 3);
            VectorSkewness.back(a, anchor + w * N, k.count, w, k.nextParts + k.lane);
        }
    }

    private static void on(double[] a, Walk k, int w, int anchor, int[] out) {
        int state = k.state + k.lane;
        double scale = ScalarRoots.skewScale(w);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        int begin = anchor + k.skip * N;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 3 * N;
        int shift = k.row * N + k.lane - begin;
        int toMean = out[0] + shift;
        int toStd = out[1] + shift;
        int toSkew = out[2] + shift;
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
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, x + toMean);
            DoubleVector v = m2.abs().mul(inverseLess);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, x + toStd);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            v = m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0));
            VectorMask<Double> fine = VectorRoots.isFine(r);
            if (!fine.allTrue()) {
                DoubleVector plain = m3.mul(p0).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
                v = plain.add(plain.mul(0.0)).blend(v, fine);
            }
            v.intoArray(a, x + toSkew);
            q -= 3 * N;
        }
        s1.intoArray(a, state);
        s2.intoArray(a, state + N);
        s3.intoArray(a, state + 2 * N);
    }

    /** Takes every seed for fine; false where one was not: what was written does then not count. */
    private static boolean ahead(double[] a, Walk k, int w, int anchor, int[] out) {
        int state = k.state + k.lane;
        double scale = ScalarRoots.skewScale(w);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector residuals = zero;
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        int next = anchor + w * N;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.fromArray(S, a, state);
        DoubleVector s2 = DoubleVector.fromArray(S, a, state + N);
        DoubleVector s3 = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector b = DoubleVector.fromArray(S, a, next);
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 3 * N;
        int z = next;
        int shift = k.row * N + k.lane - (anchor + k.skip * N);
        int toMean = out[0] + shift;
        int toStd = out[1] + shift;
        int toSkew = out[2] + shift;
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
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, x + toMean);
            DoubleVector v = m2.abs().mul(inverseLess);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, x + toStd);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            residuals = r.fma(r, residuals);
            m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0)).intoArray(a, x + toSkew);
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
}
