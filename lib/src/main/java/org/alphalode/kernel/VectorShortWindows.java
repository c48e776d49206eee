package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vector twin of {@link ScalarShortWindows}. */
final class VectorShortWindows {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = S.length();
    private static final int N = Walk.LANES;

    private VectorShortWindows() {}

    static void sum(double[] a, int rows, int w, int x, int out, boolean mean) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector factor = DoubleVector.broadcast(S, mean ? 1.0 / w : 1);
        DoubleVector times = DoubleVector.broadcast(S, mean ? 1 : w);
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector c = DoubleVector.fromArray(S, a, x + i);
            DoubleVector s1 = zero;
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                s1 = s1.add(DoubleVector.fromArray(S, a, j).sub(c));
            }
            DoubleVector v = s1.mul(factor).add(c.mul(times));
            v.fma(zero, v).intoArray(a, out + i);
        }
    }

    static void meanStd(double[] a, int rows, int w, int x, int mean, int std) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector c = DoubleVector.fromArray(S, a, x + i);
            DoubleVector s1 = zero;
            DoubleVector s2 = zero;
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                DoubleVector d = DoubleVector.fromArray(S, a, j).sub(c);
                s1 = s1.add(d);
                s2 = d.fma(d, s2);
            }
            DoubleVector m = s1.mul(inverse);
            DoubleVector v = s2.sub(s1.mul(m)).abs().mul(inverseLess);
            m = m.add(c);
            m.fma(zero, m).intoArray(a, mean + i);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, std + i);
        }
    }

    static void skew(double[] a, int rows, int w, int x, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector three = DoubleVector.broadcast(S, 3.0);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        DoubleVector factor = DoubleVector.broadcast(S, w * Math.sqrt(w - 1.0) / (w - 2.0));
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector c = DoubleVector.fromArray(S, a, x + i);
            DoubleVector s1 = zero;
            DoubleVector s2 = zero;
            DoubleVector s3 = zero;
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                DoubleVector d = DoubleVector.fromArray(S, a, j).sub(c);
                DoubleVector dd = d.mul(d);
                s1 = s1.add(d);
                s2 = s2.add(dd);
                s3 = dd.fma(d, s3);
            }
            DoubleVector m = s1.mul(inverse);
            DoubleVector e = s1.mul(m);
            DoubleVector m2 = s2.sub(e);
            DoubleVector m3 = s3.sub(m.mul(s2.mul(three).sub(e.add(e))));
            DoubleVector v = m3.mul(factor).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
            v.fma(zero, v).intoArray(a, out + i);
        }
    }

    static void corr(double[] a, int rows, int w, int x, int y, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, 1.0 / w);
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector cx = DoubleVector.fromArray(S, a, x + i);
            DoubleVector cy = DoubleVector.fromArray(S, a, y + i);
            DoubleVector sx = zero;
            DoubleVector sy = zero;
            DoubleVector sxx = zero;
            DoubleVector syy = zero;
            DoubleVector sxy = zero;
            for (int j = i - N; j > i - w * N; j -= N) {
                DoubleVector dx = DoubleVector.fromArray(S, a, x + j).sub(cx);
                DoubleVector dy = DoubleVector.fromArray(S, a, y + j).sub(cy);
                sx = sx.add(dx);
                sy = sy.add(dy);
                sxx = dx.fma(dx, sxx);
                syy = dy.fma(dy, syy);
                sxy = dx.fma(dy, sxy);
            }
            DoubleVector mx = sx.mul(inverse);
            DoubleVector vx = sxx.sub(sx.mul(mx));
            DoubleVector vy = syy.sub(sy.mul(sy.mul(inverse)));
            DoubleVector r = sxy.sub(sy.mul(mx)).div(vx.mul(vy).lanewise(VectorOperators.SQRT));
            r = r.fma(zero, r);
            r = r.blend(1.0, r.compare(VectorOperators.GT, 1.0)).blend(-1.0, r.compare(VectorOperators.LT, -1.0));
            r.intoArray(a, out + i);
        }
    }

    static void min(double[] a, int rows, int w, int x, int out) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector m = DoubleVector.fromArray(S, a, x + i);
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                m = m.min(DoubleVector.fromArray(S, a, j));
            }
            m.intoArray(a, out + i);
        }
    }

    static void max(double[] a, int rows, int w, int x, int out) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector m = DoubleVector.fromArray(S, a, x + i);
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                m = m.max(DoubleVector.fromArray(S, a, j));
            }
            m.intoArray(a, out + i);
        }
    }
}
