package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums over rows of operands, several at a time, because each sum waits for itself; the vector twin of {@link ScalarPairs}. */
final class VectorPairs {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorPairs() {}

    /** Copies rows where there is a target, and 0 where there is none. */
    static void keep(double[] a, int rows, int x, int bits, int out) {
        for (int i = 0; i < rows * N; i += S.length()) {
            DoubleVector.fromArray(S, a, x + i)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles()
                    .intoArray(a, out + i);
        }
    }

    static void invert(double[] a, int rows, int x, int out) {
        for (int i = 0; i < rows * N; i += S.length()) {
            DoubleVector.broadcast(S, 1)
                    .div(DoubleVector.fromArray(S, a, x + i))
                    .intoArray(a, out + i);
        }
    }

    /** Sums of p, p^2 and p t of four pairs, p = x y. */
    static void fourProducts(double[] a, Pairs pairs, int first) {
        int from = pairs.lane;
        int to = pairs.rows * N;
        int target = pairs.target + from;
        int[] x = pairs.x;
        int[] y = pairs.y;
        int x0 = x[first] + from;
        int x1 = x[first + 1] + from;
        int x2 = x[first + 2] + from;
        int x3 = x[first + 3] + from;
        int y0 = y[first] + from;
        int y1 = y[first + 1] + from;
        int y2 = y[first + 2] + from;
        int y3 = y[first + 3] + from;
        int o = pairs.out + 3 * first * N + pairs.lane;
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector ss0 = s0;
        DoubleVector st0 = s0;
        DoubleVector s1 = s0;
        DoubleVector ss1 = s0;
        DoubleVector st1 = s0;
        DoubleVector s2 = s0;
        DoubleVector ss2 = s0;
        DoubleVector st2 = s0;
        DoubleVector s3 = s0;
        DoubleVector ss3 = s0;
        DoubleVector st3 = s0;
        for (int i = 0; i < to; i += N) {
            DoubleVector t = DoubleVector.fromArray(S, a, target + i);
            DoubleVector p0 = DoubleVector.fromArray(S, a, x0 + i).mul(DoubleVector.fromArray(S, a, y0 + i));
            s0 = s0.add(p0);
            ss0 = p0.fma(p0, ss0);
            st0 = p0.fma(t, st0);
            DoubleVector p1 = DoubleVector.fromArray(S, a, x1 + i).mul(DoubleVector.fromArray(S, a, y1 + i));
            s1 = s1.add(p1);
            ss1 = p1.fma(p1, ss1);
            st1 = p1.fma(t, st1);
            DoubleVector p2 = DoubleVector.fromArray(S, a, x2 + i).mul(DoubleVector.fromArray(S, a, y2 + i));
            s2 = s2.add(p2);
            ss2 = p2.fma(p2, ss2);
            st2 = p2.fma(t, st2);
            DoubleVector p3 = DoubleVector.fromArray(S, a, x3 + i).mul(DoubleVector.fromArray(S, a, y3 + i));
            s3 = s3.add(p3);
            ss3 = p3.fma(p3, ss3);
            st3 = p3.fma(t, st3);
        }
        s0.intoArray(a, o);
        ss0.intoArray(a, o + N);
        st0.intoArray(a, o + 2 * N);
        s1.intoArray(a, o + 3 * N);
        ss1.intoArray(a, o + 4 * N);
        st1.intoArray(a, o + 5 * N);
        s2.intoArray(a, o + 6 * N);
        ss2.intoArray(a, o + 7 * N);
        st2.intoArray(a, o + 8 * N);
        s3.intoArray(a, o + 9 * N);
        ss3.intoArray(a, o + 10 * N);
        st3.intoArray(a, o + 11 * N);
    }

    /** Sums of x y of eight pairs. */
    static void eightDots(double[] a, Pairs pairs, int first) {
        int from = pairs.lane;
        int to = pairs.rows * N;
        int[] x = pairs.x;
        int[] y = pairs.y;
        int x0 = x[first] + from;
        int x1 = x[first + 1] + from;
        int x2 = x[first + 2] + from;
        int x3 = x[first + 3] + from;
        int x4 = x[first + 4] + from;
        int x5 = x[first + 5] + from;
        int x6 = x[first + 6] + from;
        int x7 = x[first + 7] + from;
        int y0 = y[first] + from;
        int y1 = y[first + 1] + from;
        int y2 = y[first + 2] + from;
        int y3 = y[first + 3] + from;
        int y4 = y[first + 4] + from;
        int y5 = y[first + 5] + from;
        int y6 = y[first + 6] + from;
        int y7 = y[first + 7] + from;
        int o = pairs.out + first * N + pairs.lane;
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector s4 = s0;
        DoubleVector s5 = s0;
        DoubleVector s6 = s0;
        DoubleVector s7 = s0;
        for (int i = 0; i < to; i += N) {
            s0 = DoubleVector.fromArray(S, a, x0 + i).fma(DoubleVector.fromArray(S, a, y0 + i), s0);
            s1 = DoubleVector.fromArray(S, a, x1 + i).fma(DoubleVector.fromArray(S, a, y1 + i), s1);
            s2 = DoubleVector.fromArray(S, a, x2 + i).fma(DoubleVector.fromArray(S, a, y2 + i), s2);
            s3 = DoubleVector.fromArray(S, a, x3 + i).fma(DoubleVector.fromArray(S, a, y3 + i), s3);
            s4 = DoubleVector.fromArray(S, a, x4 + i).fma(DoubleVector.fromArray(S, a, y4 + i), s4);
            s5 = DoubleVector.fromArray(S, a, x5 + i).fma(DoubleVector.fromArray(S, a, y5 + i), s5);
            s6 = DoubleVector.fromArray(S, a, x6 + i).fma(DoubleVector.fromArray(S, a, y6 + i), s6);
            s7 = DoubleVector.fromArray(S, a, x7 + i).fma(DoubleVector.fromArray(S, a, y7 + i), s7);
        }
        s0.intoArray(a, o);
        s1.intoArray(a, o + N);
        s2.intoArray(a, o + 2 * N);
        s3.intoArray(a, o + 3 * N);
        s4.intoArray(a, o + 4 * N);
        s5.intoArray(a, o + 5 * N);
        s6.intoArray(a, o + 6 * N);
        s7.intoArray(a, o + 7 * N);
    }

    /** Writes the sums of a root that adds or subtracts: of z, z^2 and z t, and those of the operands' squares. */
    static void joined(double[] a, Joins joins, int root, double sign, int lane, int out) {
        int left = joins.left[root] + lane;
        int right = joins.right[root] + lane;
        DoubleVector squares = DoubleVector.fromArray(S, a, left + N).add(DoubleVector.fromArray(S, a, right + N));
        DoubleVector.fromArray(S, a, right)
                .mul(sign)
                .add(DoubleVector.fromArray(S, a, left))
                .intoArray(a, out + lane);
        DoubleVector.fromArray(S, a, joins.pair[root] + lane)
                .mul(2 * sign)
                .add(squares)
                .intoArray(a, out + N + lane);
        DoubleVector.fromArray(S, a, right + 2 * N)
                .mul(sign)
                .add(DoubleVector.fromArray(S, a, left + 2 * N))
                .intoArray(a, out + 2 * N + lane);
        squares.intoArray(a, out + 3 * N + lane);
    }

    /** Whether all lanes have a centre. */
    static boolean isCentred(double[] a, int sums) {
        return !DoubleVector.fromArray(S, a, sums).test(VectorOperators.IS_NAN).anyTrue();
    }

    /**
     * Adds sums about 0 to sums about a centre, if these are exact enough for that in all lanes; whether they were added.
     *
     * @param raw offset of the sums of z, z^2 and z t
     * @param squares offset of the sum that z^2 was made from
     * @param of offset of the target's sums
     */
    static boolean shift(double[] a, int raw, int squares, int of, int sums) {
        DoubleVector c = DoubleVector.fromArray(S, a, sums);
        DoubleVector n = DoubleVector.fromArray(S, a, of);
        DoubleVector z = DoubleVector.fromArray(S, a, raw);
        DoubleVector x = z.sub(n.mul(c));
        DoubleVector xx = DoubleVector.fromArray(S, a, raw + N).sub(c.mul(z.add(x)));
        DoubleVector xy = DoubleVector.fromArray(S, a, raw + 2 * N).sub(c.mul(DoubleVector.fromArray(S, a, of + N)));
        DoubleVector least = n.mul(DoubleVector.fromArray(S, a, squares)).mul(ScalarPairs.LEAST_VARIANCE);
        if (!n.mul(xx).sub(x.mul(x)).compare(VectorOperators.GE, least).allTrue()) {
            return false;
        }
        DoubleVector.fromArray(S, a, sums + N).add(x).intoArray(a, sums + N);
        DoubleVector.fromArray(S, a, sums + 2 * N).add(xx).intoArray(a, sums + 2 * N);
        DoubleVector.fromArray(S, a, sums + 3 * N).add(xy).intoArray(a, sums + 3 * N);
        return true;
    }
}
