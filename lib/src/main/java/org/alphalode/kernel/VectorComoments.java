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
    static void moments(double[] a, int sums, int of, int out) {
        DoubleVector n = DoubleVector.fromArray(S, a, of).add(DoubleVector.fromArray(S, a, sums + 4 * N));
        DoubleVector sx = DoubleVector.fromArray(S, a, sums + N);
        DoubleVector sy = DoubleVector.fromArray(S, a, of + N).add(DoubleVector.fromArray(S, a, sums + 5 * N));
        DoubleVector yy = DoubleVector.fromArray(S, a, of + 2 * N).add(DoubleVector.fromArray(S, a, sums + 6 * N));
        DoubleVector meanX = sx.div(n);
        DoubleVector meanY = sy.div(n);
        n.intoArray(a, out);
        DoubleVector.fromArray(S, a, sums).add(meanX).intoArray(a, out + N);
        meanY.intoArray(a, out + 2 * N);
        DoubleVector.fromArray(S, a, sums + 2 * N).sub(meanX.mul(sx)).max(0).intoArray(a, out + 3 * N);
        yy.sub(meanY.mul(sy)).max(0).intoArray(a, out + 4 * N);
        DoubleVector.fromArray(S, a, sums + 3 * N).sub(meanX.mul(sy)).intoArray(a, out + 5 * N);
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

    /** Writes the sums of d = x - c, d^2, d y over the pairs that are present, n, and the sums of y and y^2; what is missing adds 0, which changes no bit of a sum. */
    static void present(double[] a, int rows, int x, int y, int centre, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector one = DoubleVector.broadcast(S, 1);
        DoubleVector c = DoubleVector.fromArray(S, a, centre);
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
        sx.intoArray(a, out);
        sxx.intoArray(a, out + N);
        sxy.intoArray(a, out + 2 * N);
        n.intoArray(a, out + 3 * N);
        sy.intoArray(a, out + 4 * N);
        syy.intoArray(a, out + 5 * N);
    }
}
