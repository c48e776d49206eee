package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of d = z - c, d^2 and d y where some y is missing: d is 0 there, whatever z is, which changes no bit of a sum. Else as
 * {@link VectorJoined}: even and odd rows are summed apart. Bits are masked by bits, because masks of lanes cost more.
 */
final class VectorMasked {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorMasked() {}

    static boolean plain(double[] a, Walk walk, int first, Against y, int centre) {
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

    static boolean add(double[] a, Walk walk, Joined joined, Against y, int centre) {
        int lane = walk.lane;
        int x = joined.x + lane;
        int z = joined.y + lane;
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
                    .add(DoubleVector.fromArray(S, a, z + i))
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .add(DoubleVector.fromArray(S, a, z + i + N))
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
                    .add(DoubleVector.fromArray(S, a, z + i))
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
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean sub(double[] a, Walk walk, Joined joined, Against y, int centre) {
        int lane = walk.lane;
        int x = joined.x + lane;
        int z = joined.y + lane;
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
                    .sub(DoubleVector.fromArray(S, a, z + i))
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .sub(DoubleVector.fromArray(S, a, z + i + N))
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
                    .sub(DoubleVector.fromArray(S, a, z + i))
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
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean mul(double[] a, Walk walk, Joined joined, Against y, int centre) {
        int lane = walk.lane;
        int x = joined.x + lane;
        int z = joined.y + lane;
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
                    .mul(DoubleVector.fromArray(S, a, z + i))
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .mul(DoubleVector.fromArray(S, a, z + i + N))
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
                    .mul(DoubleVector.fromArray(S, a, z + i))
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
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean div(double[] a, Walk walk, Joined joined, Against y, int centre) {
        int lane = walk.lane;
        int x = joined.x + lane;
        int z = joined.y + lane;
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
                    .div(DoubleVector.fromArray(S, a, z + i))
                    .sub(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector e = DoubleVector.fromArray(S, a, x + i + N)
                    .div(DoubleVector.fromArray(S, a, z + i + N))
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
                    .div(DoubleVector.fromArray(S, a, z + i))
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
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }
}
