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
        double factor = mean ? 1.0 / w : 1;
        double weight = mean ? 1 : w;
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.zero(S);
        s1.intoArray(a, s);
        for (int j = 1; j < w - k.skip; j++) {
            s1 = s1.add(DoubleVector.fromArray(S, a, anchor - j * N).sub(c));
            s1.intoArray(a, s + j * N);
        }
        s1 = DoubleVector.zero(S);
        for (int i = 0; i < k.skip; i++) {
            s1 = s1.add(DoubleVector.fromArray(S, a, anchor + i * N).sub(c));
        }
        DoubleVector shift = c.mul(weight);
        for (int i = k.skip; i < end; i++) {
            s1 = s1.add(DoubleVector.fromArray(S, a, anchor + i * N).sub(c));
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, s + (w - 1 - i) * N));
            DoubleVector v = t1.mul(factor).add(shift);
            v.add(v.mul(0.0)).intoArray(a, out + first + i * N);
        }
    }

    static void meanStd(double[] a, Walk k, int w, int x, int mean, int std) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        double inverse = 1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        s1.intoArray(a, s);
        s2.intoArray(a, s + N);
        for (int j = 1; j < w - k.skip; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            s1.intoArray(a, s + j * 2 * N);
            s2.intoArray(a, s + j * 2 * N + N);
        }
        s1 = DoubleVector.zero(S);
        s2 = DoubleVector.zero(S);
        for (int i = 0; i < k.skip; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
        }
        for (int i = k.skip; i < end; i++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor + i * N).sub(c);
            s1 = s1.add(d);
            s2 = d.fma(d, s2);
            int q = s + (w - 1 - i) * 2 * N;
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector v = t2.sub(t1.mul(m)).abs().mul(inverseLess);
            m = m.add(c);
            m.add(m.mul(0.0)).intoArray(a, mean + first + i * N);
            v.add(v.mul(0.0)).lanewise(VectorOperators.SQRT).intoArray(a, std + first + i * N);
        }
    }

    static void skew(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        double inverse = 1.0 / w;
        double factor = w * Math.sqrt(w - 1.0) / (w - 2.0);
        DoubleVector c = DoubleVector.fromArray(S, a, anchor);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        s1.intoArray(a, s);
        s2.intoArray(a, s + N);
        s3.intoArray(a, s + 2 * N);
        for (int j = 1; j < w - k.skip; j++) {
            DoubleVector d = DoubleVector.fromArray(S, a, anchor - j * N).sub(c);
            DoubleVector dd = d.mul(d);
            s1 = s1.add(d);
            s2 = s2.add(dd);
            s3 = dd.fma(d, s3);
            s1.intoArray(a, s + j * 3 * N);
            s2.intoArray(a, s + j * 3 * N + N);
            s3.intoArray(a, s + j * 3 * N + 2 * N);
        }
        s1 = DoubleVector.zero(S);
        s2 = DoubleVector.zero(S);
        s3 = DoubleVector.zero(S);
        for (int i = 0; i < k.skip; i++) {
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
            int q = s + (w - 1 - i) * 3 * N;
            DoubleVector t1 = s1.add(DoubleVector.fromArray(S, a, q));
            DoubleVector t2 = s2.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector t3 = s3.add(DoubleVector.fromArray(S, a, q + 2 * N));
            DoubleVector m = t1.mul(inverse);
            DoubleVector e = t1.mul(m);
            DoubleVector m2 = t2.sub(e);
            DoubleVector m3 = t3.sub(m.mul(t2.mul(3.0).sub(e.add(e))));
            DoubleVector v = m3.mul(factor).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
            v.add(v.mul(0.0)).intoArray(a, out + first + i * N);
        }
    }

    static void corr(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N;
        int ax = x + first;
        int ay = y + first;
        int s = k.scratch;
        int end = k.skip + k.count;
        double inverse = 1.0 / w;
        DoubleVector cx = DoubleVector.fromArray(S, a, ax);
        DoubleVector cy = DoubleVector.fromArray(S, a, ay);
        DoubleVector sx = DoubleVector.zero(S);
        DoubleVector sy = DoubleVector.zero(S);
        DoubleVector sxx = DoubleVector.zero(S);
        DoubleVector syy = DoubleVector.zero(S);
        DoubleVector sxy = DoubleVector.zero(S);
        for (int j = 0; j < w - k.skip; j++) {
            // the anchor itself belongs to the part after it, and deviates by 0 from itself
            DoubleVector dx = DoubleVector.fromArray(S, a, ax - j * N).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, ay - j * N).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            sx.intoArray(a, s + j * 5 * N);
            sy.intoArray(a, s + j * 5 * N + N);
            sxx.intoArray(a, s + j * 5 * N + 2 * N);
            syy.intoArray(a, s + j * 5 * N + 3 * N);
            sxy.intoArray(a, s + j * 5 * N + 4 * N);
        }
        sx = DoubleVector.zero(S);
        sy = DoubleVector.zero(S);
        sxx = DoubleVector.zero(S);
        syy = DoubleVector.zero(S);
        sxy = DoubleVector.zero(S);
        for (int i = 0; i < end; i++) {
            DoubleVector dx = DoubleVector.fromArray(S, a, ax + i * N).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, ay + i * N).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            if (i >= k.skip) {
                int q = s + (w - 1 - i) * 5 * N;
                DoubleVector tx = sx.add(DoubleVector.fromArray(S, a, q));
                DoubleVector ty = sy.add(DoubleVector.fromArray(S, a, q + N));
                DoubleVector mx = tx.mul(inverse);
                DoubleVector vx =
                        sxx.add(DoubleVector.fromArray(S, a, q + 2 * N)).sub(tx.mul(mx));
                DoubleVector vy =
                        syy.add(DoubleVector.fromArray(S, a, q + 3 * N)).sub(ty.mul(ty.mul(inverse)));
                DoubleVector r = sxy.add(DoubleVector.fromArray(S, a, q + 4 * N))
                        .sub(ty.mul(mx))
                        .div(vx.mul(vy).lanewise(VectorOperators.SQRT));
                r = r.add(r.mul(0.0));
                r = r.blend(1.0, r.compare(VectorOperators.GT, 1.0)).blend(-1.0, r.compare(VectorOperators.LT, -1.0));
                r.intoArray(a, out + first + i * N);
            }
        }
    }
}
