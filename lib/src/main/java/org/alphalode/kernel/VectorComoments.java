package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums of a root against a target; the vector twin of {@link ScalarComoments}. */
final class VectorComoments {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorComoments() {}

    /** Gives lanes without a centre one, where the target is there; whether all have one. */
    static boolean centre(double[] a, int x, int y, int centre) {
        DoubleVector c = DoubleVector.fromArray(S, a, centre);
        DoubleVector first = DoubleVector.fromArray(S, a, x)
                .add(DoubleVector.fromArray(S, a, y).mul(0.0));
        c = c.blend(first, c.test(VectorOperators.IS_NAN));
        c.intoArray(a, centre);
        return !c.test(VectorOperators.IS_NAN).anyTrue();
    }

    /** What the sums of a root say, of some lanes. */
    static void moments(double[] a, int sums, int of, double[] to, int at, int stride) {
        DoubleVector n = DoubleVector.fromArray(S, a, of);
        DoubleVector zero = DoubleVector.zero(S);
        VectorMask<Double> some = n.compare(VectorOperators.GT, zero);
        DoubleVector x = DoubleVector.fromArray(S, a, sums + N);
        DoubleVector meanX = x.div(n);
        zero.blend(DoubleVector.fromArray(S, a, sums).add(meanX), some).intoArray(to, at);
        zero.blend(DoubleVector.fromArray(S, a, sums + 2 * N).sub(meanX.mul(x)).max(0), some)
                .intoArray(to, at + stride);
        zero.blend(
                        DoubleVector.fromArray(S, a, sums + 3 * N).sub(meanX.mul(DoubleVector.fromArray(S, a, of + N))),
                        some)
                .intoArray(to, at + 2 * stride);
    }

    /** What the sums of pairs say of the targets, of some lanes. */
    static void pairs(double[] a, int of, double[] to, int at, int stride) {
        DoubleVector n = DoubleVector.fromArray(S, a, of);
        DoubleVector y = DoubleVector.fromArray(S, a, of + N);
        DoubleVector zero = DoubleVector.zero(S);
        VectorMask<Double> some = n.compare(VectorOperators.GT, zero);
        DoubleVector meanY = y.div(n);
        n.intoArray(to, at);
        zero.blend(meanY, some).intoArray(to, at + stride);
        zero.blend(DoubleVector.fromArray(S, a, of + 2 * N).sub(meanY.mul(y)).max(0), some)
                .intoArray(to, at + 2 * stride);
    }

    /** Writes the sums of d = x - c, d^2 and d y, even and odd rows apart; whether none of them misses a value. */
    static boolean whole(double[] a, int rows, int x, int y, int centre, int out) {
        DoubleVector c = DoubleVector.fromArray(S, a, centre);
        DoubleVector s = DoubleVector.zero(S);
        DoubleVector ss = DoubleVector.zero(S);
        DoubleVector sy = DoubleVector.zero(S);
        DoubleVector oddS = DoubleVector.zero(S);
        DoubleVector oddSs = DoubleVector.zero(S);
        DoubleVector oddSy = DoubleVector.zero(S);
        int i = 0;
        for (; i < (rows - 1) * N; i += 2 * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i).sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, y + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N).sub(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, y + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i).sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, y + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out);
        ss.add(oddSs).intoArray(a, out + N);
        sy.intoArray(a, out + 2 * N);
        return !s.add(sy).test(VectorOperators.IS_NAN).anyTrue();
    }

    /**
     * As {@link #whole}, where some y is missing: d is 0 there, whatever x is, which changes no bit of a sum. Bits are masked by bits,
     * because masks of lanes cost more.
     */
    static boolean masked(double[] a, Walk walk, int first, Against y, int centre) {
        int lane = walk.lane;
        int x = first + lane;
        int t = y.filled + lane;
        int bits = y.bits + lane;
        int out = walk.scratch + lane;
        int rows = walk.rows;
        DoubleVector c = DoubleVector.fromArray(S, a, centre + lane);
        DoubleVector s = DoubleVector.zero(S);
        DoubleVector ss = DoubleVector.zero(S);
        DoubleVector sy = DoubleVector.zero(S);
        DoubleVector oddS = DoubleVector.zero(S);
        DoubleVector oddSs = DoubleVector.zero(S);
        DoubleVector oddSy = DoubleVector.zero(S);
        int i = 0;
        for (; i < (rows - 1) * N; i += 2 * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i + N).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out);
        ss.add(oddSs).intoArray(a, out + N);
        sy.intoArray(a, out + 2 * N);
        return !s.add(sy).test(VectorOperators.IS_NAN).anyTrue();
    }

    /**
     * Writes what the pairs that are present differ from the targets, n and the sums of y and y^2, then the sums of d = x - c, d^2 and d y;
     * what is missing adds 0, which changes no bit of a sum.
     */
    static void present(double[] a, Walk walk, int first, Against target, int sums) {
        int rows = walk.rows;
        int x = first + walk.lane;
        int y = target.rows + walk.lane;
        int of = target.sums + walk.lane;
        int out = walk.scratch + walk.lane;
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector one = DoubleVector.broadcast(S, 1);
        DoubleVector c = DoubleVector.fromArray(S, a, sums + walk.lane);
        DoubleVector n = zero;
        DoubleVector sx = zero;
        DoubleVector sxx = zero;
        DoubleVector sxy = zero;
        DoubleVector sy = zero;
        DoubleVector syy = zero;
        for (int i = 0; i < rows * N; i += N) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i);
            DoubleVector t = DoubleVector.fromArray(S, a, y + i);
            VectorMask<Double> missing = v.add(t).test(VectorOperators.IS_NAN);
            DoubleVector d = v.sub(c).blend(zero, missing);
            t = t.blend(zero, missing);
            n = n.add(one.blend(zero, missing));
            sx = sx.add(d);
            sxx = d.fma(d, sxx);
            sxy = d.fma(t, sxy);
            sy = sy.add(t);
            syy = t.fma(t, syy);
        }
        n.sub(DoubleVector.fromArray(S, a, of)).intoArray(a, out);
        sy.sub(DoubleVector.fromArray(S, a, of + N)).intoArray(a, out + N);
        syy.sub(DoubleVector.fromArray(S, a, of + 2 * N)).intoArray(a, out + 2 * N);
        sx.intoArray(a, out + 3 * N);
        sxx.intoArray(a, out + 4 * N);
        sxy.intoArray(a, out + 5 * N);
    }
}
