package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Correlation of as many lanes as a vector holds, one chunk at a time; the vector twin of {@link ScalarCorrelation}. */
final class VectorCorrelation {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorCorrelation() {}

    static void corr(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int ax = x + first;
        int ay = y + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            back(a, ax, ay, w - k.skip, state, parts);
        }
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector cx = DoubleVector.fromArray(S, a, ax);
        DoubleVector cy = DoubleVector.fromArray(S, a, ay);
        DoubleVector sx = DoubleVector.fromArray(S, a, state);
        DoubleVector sy = DoubleVector.fromArray(S, a, state + N);
        DoubleVector sxx = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector syy = DoubleVector.fromArray(S, a, state + 3 * N);
        DoubleVector sxy = DoubleVector.fromArray(S, a, state + 4 * N);
        for (int i = k.seen; i < end; i++) {
            DoubleVector dx = DoubleVector.fromArray(S, a, ax + i * N).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, ay + i * N).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            if (i >= k.skip) {
                int q = parts + (w - 1 - i) * 5 * N;
                DoubleVector tx = sx.add(DoubleVector.fromArray(S, a, q));
                DoubleVector ty = sy.add(DoubleVector.fromArray(S, a, q + N));
                DoubleVector mx = tx.mul(inverse);
                DoubleVector vx = tx.fma(mx, sxx.add(DoubleVector.fromArray(S, a, q + 2 * N)));
                DoubleVector vy = ty.fma(ty.mul(inverse), syy.add(DoubleVector.fromArray(S, a, q + 3 * N)));
                DoubleVector r = ty.fma(mx, sxy.add(DoubleVector.fromArray(S, a, q + 4 * N)))
                        .div(vx.mul(vy).lanewise(VectorOperators.SQRT));
                r = r.fma(zero, r);
                r = r.blend(1.0, r.compare(VectorOperators.GT, 1.0)).blend(-1.0, r.compare(VectorOperators.LT, -1.0));
                r.intoArray(a, out + first + i * N);
            }
        }
        sx.intoArray(a, state);
        sy.intoArray(a, state + N);
        sxx.intoArray(a, state + 2 * N);
        syy.intoArray(a, state + 3 * N);
        sxy.intoArray(a, state + 4 * N);
    }

    /** Sums of deviations, their squares and products from the anchors back to each row before them. */
    private static void back(double[] a, int ax, int ay, int rows, int state, int parts) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector cx = DoubleVector.fromArray(S, a, ax);
        DoubleVector cy = DoubleVector.fromArray(S, a, ay);
        DoubleVector sx = zero;
        DoubleVector sy = zero;
        DoubleVector sxx = zero;
        DoubleVector syy = zero;
        DoubleVector sxy = zero;
        for (int i = 0; i < 5 * N; i += N) {
            zero.intoArray(a, state + i);
        }
        for (int j = 0; j < rows; j++) {
            DoubleVector dx = DoubleVector.fromArray(S, a, ax - j * N).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, ay - j * N).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            int q = parts + j * 5 * N;
            sx.intoArray(a, q);
            sy.intoArray(a, q + N);
            sxx.intoArray(a, q + 2 * N);
            syy.intoArray(a, q + 3 * N);
            sxy.intoArray(a, q + 4 * N);
        }
    }
}
