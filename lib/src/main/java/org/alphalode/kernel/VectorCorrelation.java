package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Correlation of as many lanes as a vector holds, one chunk at a time, as {@link VectorMoments}; the vector twin of
 * {@link ScalarCorrelation}.
 */
final class VectorCorrelation {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorCorrelation() {}

    static void corr(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int toY = y - x;
        if (k.mustSumBack()) {
            VectorMoments.begin(a, k.state + k.lane, 5);
            back(a, anchor, toY, 0, w - k.skip, k.parts + k.lane);
        }
        if (k.ahead) {
            ahead(a, k, w, anchor, toY, out + first);
            VectorMoments.begin(a, k.state + k.lane, 5);
            back(a, anchor + w * N, toY, k.count, w, k.nextParts + k.lane);
        } else {
            on(a, k, w, anchor, toY, out + first);
        }
    }

    private static void on(double[] a, Walk k, int w, int anchor, int toY, int out) {
        int state = k.state + k.lane;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector cx = DoubleVector.fromArray(S, a, anchor);
        DoubleVector cy = DoubleVector.fromArray(S, a, anchor + toY);
        DoubleVector sx = DoubleVector.fromArray(S, a, state);
        DoubleVector sy = DoubleVector.fromArray(S, a, state + N);
        DoubleVector sxx = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector syy = DoubleVector.fromArray(S, a, state + 3 * N);
        DoubleVector sxy = DoubleVector.fromArray(S, a, state + 4 * N);
        int begin = anchor + k.skip * N;
        for (int x = anchor + k.seen * N; x < begin; x += N) {
            DoubleVector dx = DoubleVector.fromArray(S, a, x).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, x + toY).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
        }
        int q = k.parts + k.lane + (w - 1 - k.skip) * 5 * N;
        int to = out - anchor;
        int end = begin + k.count * N;
        for (int x = begin; x < end; x += N) {
            DoubleVector dx = DoubleVector.fromArray(S, a, x).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, x + toY).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            DoubleVector tx = sx.add(DoubleVector.fromArray(S, a, q));
            DoubleVector ty = sy.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector mx = tx.mul(inverse);
            DoubleVector vx = tx.fma(mx, sxx.add(DoubleVector.fromArray(S, a, q + 2 * N)));
            DoubleVector vy = ty.fma(ty.mul(inverse), syy.add(DoubleVector.fromArray(S, a, q + 3 * N)));
            DoubleVector r = ty.fma(mx, sxy.add(DoubleVector.fromArray(S, a, q + 4 * N)))
                    .div(vx.mul(vy).lanewise(VectorOperators.SQRT));
            r = r.fma(zero, r);
            r = r.blend(1.0, r.compare(VectorOperators.GT, 1.0)).blend(-1.0, r.compare(VectorOperators.LT, -1.0));
            r.intoArray(a, x + to);
            q -= 5 * N;
        }
        sx.intoArray(a, state);
        sy.intoArray(a, state + N);
        sxx.intoArray(a, state + 2 * N);
        syy.intoArray(a, state + 3 * N);
        sxy.intoArray(a, state + 4 * N);
    }

    private static void ahead(double[] a, Walk k, int w, int anchor, int toY, int out) {
        int state = k.state + k.lane;
        int next = anchor + w * N;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector inverse = DoubleVector.broadcast(S, -1.0 / w);
        DoubleVector cx = DoubleVector.fromArray(S, a, anchor);
        DoubleVector cy = DoubleVector.fromArray(S, a, anchor + toY);
        DoubleVector sx = DoubleVector.fromArray(S, a, state);
        DoubleVector sy = DoubleVector.fromArray(S, a, state + N);
        DoubleVector sxx = DoubleVector.fromArray(S, a, state + 2 * N);
        DoubleVector syy = DoubleVector.fromArray(S, a, state + 3 * N);
        DoubleVector sxy = DoubleVector.fromArray(S, a, state + 4 * N);
        DoubleVector bx = DoubleVector.fromArray(S, a, next);
        DoubleVector by = DoubleVector.fromArray(S, a, next + toY);
        DoubleVector ux = zero;
        DoubleVector uy = zero;
        DoubleVector uxx = zero;
        DoubleVector uyy = zero;
        DoubleVector uxy = zero;
        int p = k.nextParts + k.lane;
        int q = k.parts + k.lane + (w - 1 - k.skip) * 5 * N;
        int z = next;
        int to = out - anchor;
        for (int x = anchor + k.skip * N; x < next; x += N) {
            DoubleVector dx = DoubleVector.fromArray(S, a, x).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, x + toY).sub(cy);
            sx = sx.add(dx);
            sy = sy.add(dy);
            sxx = dx.fma(dx, sxx);
            syy = dy.fma(dy, syy);
            sxy = dx.fma(dy, sxy);
            DoubleVector tx = sx.add(DoubleVector.fromArray(S, a, q));
            DoubleVector ty = sy.add(DoubleVector.fromArray(S, a, q + N));
            DoubleVector mx = tx.mul(inverse);
            DoubleVector vx = tx.fma(mx, sxx.add(DoubleVector.fromArray(S, a, q + 2 * N)));
            DoubleVector vy = ty.fma(ty.mul(inverse), syy.add(DoubleVector.fromArray(S, a, q + 3 * N)));
            DoubleVector r = ty.fma(mx, sxy.add(DoubleVector.fromArray(S, a, q + 4 * N)))
                    .div(vx.mul(vy).lanewise(VectorOperators.SQRT));
            r = r.fma(zero, r);
            r = r.blend(1.0, r.compare(VectorOperators.GT, 1.0)).blend(-1.0, r.compare(VectorOperators.LT, -1.0));
            r.intoArray(a, x + to);
            dx = DoubleVector.fromArray(S, a, z).sub(bx);
            dy = DoubleVector.fromArray(S, a, z + toY).sub(by);
            ux = ux.add(dx);
            uy = uy.add(dy);
            uxx = dx.fma(dx, uxx);
            uyy = dy.fma(dy, uyy);
            uxy = dx.fma(dy, uxy);
            ux.intoArray(a, p);
            uy.intoArray(a, p + N);
            uxx.intoArray(a, p + 2 * N);
            uyy.intoArray(a, p + 3 * N);
            uxy.intoArray(a, p + 4 * N);
            p += 5 * N;
            q -= 5 * N;
            z -= N;
        }
    }

    /** Sums of deviations, their squares and products from the anchors back to each row before them, from a row on. */
    private static void back(double[] a, int anchor, int toY, int from, int rows, int parts) {
        DoubleVector zero = DoubleVector.zero(S);
        int before = parts + (from - 1) * 5 * N;
        DoubleVector cx = DoubleVector.fromArray(S, a, anchor);
        DoubleVector cy = DoubleVector.fromArray(S, a, anchor + toY);
        DoubleVector sx = from == 0 ? zero : DoubleVector.fromArray(S, a, before);
        DoubleVector sy = from == 0 ? zero : DoubleVector.fromArray(S, a, before + N);
        DoubleVector sxx = from == 0 ? zero : DoubleVector.fromArray(S, a, before + 2 * N);
        DoubleVector syy = from == 0 ? zero : DoubleVector.fromArray(S, a, before + 3 * N);
        DoubleVector sxy = from == 0 ? zero : DoubleVector.fromArray(S, a, before + 4 * N);
        for (int j = from; j < rows; j++) {
            DoubleVector dx = DoubleVector.fromArray(S, a, anchor - j * N).sub(cx);
            DoubleVector dy = DoubleVector.fromArray(S, a, anchor + toY - j * N).sub(cy);
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
