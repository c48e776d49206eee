package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
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
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
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
            DoubleVector v = s1.fma(m, s2).abs().mul(inverseLess);
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, mean + i);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, std + i);
        }
    }

    static void skew(double[] a, int rows, int w, int x, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        double scale = ScalarRoots.skewScale(w);
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector c = DoubleVector.fromArray(S, a, x + i);
            DoubleVector s1 = zero;
            DoubleVector s2 = zero;
            DoubleVector s3 = zero;
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                DoubleVector d = DoubleVector.fromArray(S, a, j).sub(c);
                s1 = s1.add(d);
                s2 = d.fma(d, s2);
                s3 = d.mul(d).fma(d, s3);
            }
            DoubleVector m = s1.mul(inverse);
            DoubleVector m2 = s1.fma(m, s2);
            DoubleVector m3 = m2.add(m2).add(s2).fma(m, s3);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            DoubleVector v = m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0));
            VectorMask<Double> fine = VectorRoots.isFine(r);
            if (!fine.allTrue()) {
                DoubleVector plain = m3.mul(p0).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
                v = plain.add(plain.mul(0.0)).blend(v, fine);
            }
            v.intoArray(a, out + i);
        }
    }

    static void meanStdSkew(double[] a, int rows, int w, int x, int[] out) {
        DoubleVector zero = DoubleVector.zero(S);
        double scale = ScalarRoots.skewScale(w);
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        DoubleVector p0 = DoubleVector.broadcast(S, scale);
        DoubleVector p1 = DoubleVector.broadcast(S, -1.5 * scale);
        DoubleVector p2 = DoubleVector.broadcast(S, 1.875 * scale);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector inverseLess = DoubleVector.broadcast(S, 1.0 / (w - 1));
        int mean = out[0];
        int std = out[1];
        int skew = out[2];
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector c = DoubleVector.fromArray(S, a, x + i);
            DoubleVector s1 = zero;
            DoubleVector s2 = zero;
            DoubleVector s3 = zero;
            for (int j = x + i - N; j > x + i - w * N; j -= N) {
                DoubleVector d = DoubleVector.fromArray(S, a, j).sub(c);
                s1 = s1.add(d);
                s2 = d.fma(d, s2);
                s3 = d.mul(d).fma(d, s3);
            }
            DoubleVector m = s1.mul(inverse);
            DoubleVector m2 = s1.fma(m, s2);
            DoubleVector m3 = m2.add(m2).add(s2).fma(m, s3);
            m = c.sub(m);
            m.fma(zero, m).intoArray(a, mean + i);
            DoubleVector v = m2.abs().mul(inverseLess);
            v.fma(zero, v).lanewise(VectorOperators.SQRT).intoArray(a, std + i);
            DoubleVector y = VectorRoots.seed(m2);
            DoubleVector yy = y.mul(y);
            DoubleVector r = m2.fma(yy, minusOne);
            v = m3.mul(y).mul(yy).mul(r.fma(p2, p1).fma(r, p0));
            VectorMask<Double> fine = VectorRoots.isFine(r);
            if (!fine.allTrue()) {
                DoubleVector plain = m3.mul(p0).div(m2.mul(m2.lanewise(VectorOperators.SQRT)));
                v = plain.add(plain.mul(0.0)).blend(v, fine);
            }
            v.intoArray(a, skew + i);
        }
    }

    static void corr(double[] a, int rows, int w, int x, int y, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
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
            DoubleVector vx = sx.fma(mx, sxx);
            DoubleVector vy = sy.fma(sy.mul(inverse), syy);
            DoubleVector r = sy.fma(mx, sxy).div(vx.mul(vy).lanewise(VectorOperators.SQRT));
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
