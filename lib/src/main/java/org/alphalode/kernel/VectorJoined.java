package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of d = z - c, d^2 and d y, z being two operands joined: the same operations in the same order as if z were written first and
 * read again. An infinite z or a missing value makes a sum that is not finite: the caller is told so, and writes z.
 */
final class VectorJoined {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorJoined() {}

    static boolean add(double[] a, Walk walk, Joined joined, int target, int centre) {
        int rows = walk.rows;
        int lane = walk.lane;
        int out = walk.scratch;
        int x = joined.x + lane;
        int y = joined.y + lane;
        int t = target + lane;
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
                    .add(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .add(DoubleVector.fromArray(S, a, y + i + N))
                    .sub(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .add(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out + lane);
        ss.add(oddSs).intoArray(a, out + N + lane);
        sy.intoArray(a, out + 2 * N + lane);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean sub(double[] a, Walk walk, Joined joined, int target, int centre) {
        int rows = walk.rows;
        int lane = walk.lane;
        int out = walk.scratch;
        int x = joined.x + lane;
        int y = joined.y + lane;
        int t = target + lane;
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
                    .sub(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .sub(DoubleVector.fromArray(S, a, y + i + N))
                    .sub(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .sub(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out + lane);
        ss.add(oddSs).intoArray(a, out + N + lane);
        sy.intoArray(a, out + 2 * N + lane);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean mul(double[] a, Walk walk, Joined joined, int target, int centre) {
        int rows = walk.rows;
        int lane = walk.lane;
        int out = walk.scratch;
        int x = joined.x + lane;
        int y = joined.y + lane;
        int t = target + lane;
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
                    .mul(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .mul(DoubleVector.fromArray(S, a, y + i + N))
                    .sub(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .mul(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out + lane);
        ss.add(oddSs).intoArray(a, out + N + lane);
        sy.intoArray(a, out + 2 * N + lane);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean div(double[] a, Walk walk, Joined joined, int target, int centre) {
        int rows = walk.rows;
        int lane = walk.lane;
        int out = walk.scratch;
        int x = joined.x + lane;
        int y = joined.y + lane;
        int t = target + lane;
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
                    .div(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .div(DoubleVector.fromArray(S, a, y + i + N))
                    .sub(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        if (i < rows * N) {
            DoubleVector d = DoubleVector.fromArray(S, a, x + i)
                    .div(DoubleVector.fromArray(S, a, y + i))
                    .sub(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
        }
        s = s.add(oddS);
        sy = sy.add(oddSy);
        s.intoArray(a, out + lane);
        ss.add(oddSs).intoArray(a, out + N + lane);
        sy.intoArray(a, out + 2 * N + lane);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }
}
