package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link VectorJoined} and {@link VectorMasked}, of quotients x / z whose divisor serves many of them, so that it is inverted once.
 * From the inverse r, rounded correctly, q = x r is brought within one unit of the last place by q + (x - q z) r, and to the quotient
 * as a division rounds it by the same step again (Markstein 1990; Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed.,
 * section 4.7), as long as nothing over- or underflows: so all sizes must be moderate. All signs are turned round, for there is no
 * instruction's worth of x - q z: r is -1 / z, q and d are negative. A divisor of 0 makes a sum that is not finite.
 */
final class VectorQuotients {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;
    /** Sizes between these are moderate: quotients, and what is left of a division, are then far from both ends of the exponents. */
    private static final double SMALLEST = 0x1p-400;

    private static final double LARGEST = 0x1p400;

    private VectorQuotients() {}

    /** Whether all values of some rows are of moderate size, 0 or missing. */
    static boolean areModerate(double[] a, int x, int rows) {
        VectorMask<Double> wild = VectorMask.fromLong(S, 0);
        for (int i = 0; i < rows * N; i += S.length()) {
            DoubleVector size = DoubleVector.fromArray(S, a, x + i).abs();
            VectorMask<Double> tiny =
                    size.compare(VectorOperators.LT, SMALLEST).and(size.compare(VectorOperators.GT, 0));
            wild = wild.or(tiny).or(size.compare(VectorOperators.GT, LARGEST));
        }
        return !wild.anyTrue();
    }

    /** Writes -1 / z. */
    static void invert(double[] a, int z, int out, int rows) {
        DoubleVector minusOne = DoubleVector.broadcast(S, -1);
        for (int i = 0; i < rows * N; i += S.length()) {
            minusOne.div(DoubleVector.fromArray(S, a, z + i)).intoArray(a, out + i);
        }
    }

    static boolean whole(double[] a, Walk walk, Joined joined, Against target, int centre) {
        int x = joined.x + walk.lane;
        int z = joined.y + walk.lane;
        int inverse = joined.inverse + walk.lane;
        int t = target.rows + walk.lane;
        int end = walk.rows * N;
        DoubleVector c = DoubleVector.fromArray(S, a, centre + walk.lane);
        DoubleVector s = DoubleVector.zero(S);
        DoubleVector ss = DoubleVector.zero(S);
        DoubleVector sy = DoubleVector.zero(S);
        DoubleVector oddS = DoubleVector.zero(S);
        DoubleVector oddSs = DoubleVector.zero(S);
        DoubleVector oddSy = DoubleVector.zero(S);
        for (int i = 0; i < end; i += 2 * N) {
            DoubleVector x0 = DoubleVector.fromArray(S, a, x + i);
            DoubleVector y0 = DoubleVector.fromArray(S, a, z + i);
            DoubleVector r0 = DoubleVector.fromArray(S, a, inverse + i);
            DoubleVector q0 = x0.mul(r0);
            q0 = q0.fma(y0, x0).fma(r0, q0);
            DoubleVector d = q0.fma(y0, x0).fma(r0, q0).add(c);
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector x1 = DoubleVector.fromArray(S, a, x + i + N);
            DoubleVector y1 = DoubleVector.fromArray(S, a, z + i + N);
            DoubleVector r1 = DoubleVector.fromArray(S, a, inverse + i + N);
            DoubleVector q1 = x1.mul(r1);
            q1 = q1.fma(y1, x1).fma(r1, q1);
            DoubleVector e = q1.fma(y1, x1).fma(r1, q1).add(c);
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        int out = walk.scratch + walk.lane;
        s = DoubleVector.zero(S).sub(s.add(oddS));
        sy = DoubleVector.zero(S).sub(sy.add(oddSy));
        s.intoArray(a, out);
        ss.add(oddSs).intoArray(a, out + N);
        sy.intoArray(a, out + 2 * N);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }

    static boolean masked(double[] a, Walk walk, Joined joined, Against target, int centre) {
        int x = joined.x + walk.lane;
        int z = joined.y + walk.lane;
        int inverse = joined.inverse + walk.lane;
        int t = target.filled + walk.lane;
        int bits = target.bits + walk.lane;
        int end = walk.rows * N;
        DoubleVector c = DoubleVector.fromArray(S, a, centre + walk.lane);
        DoubleVector s = DoubleVector.zero(S);
        DoubleVector ss = DoubleVector.zero(S);
        DoubleVector sy = DoubleVector.zero(S);
        DoubleVector oddS = DoubleVector.zero(S);
        DoubleVector oddSs = DoubleVector.zero(S);
        DoubleVector oddSy = DoubleVector.zero(S);
        for (int i = 0; i < end; i += 2 * N) {
            DoubleVector x0 = DoubleVector.fromArray(S, a, x + i);
            DoubleVector y0 = DoubleVector.fromArray(S, a, z + i);
            DoubleVector r0 = DoubleVector.fromArray(S, a, inverse + i);
            DoubleVector q0 = x0.mul(r0);
            q0 = q0.fma(y0, x0).fma(r0, q0);
            DoubleVector d = q0.fma(y0, x0)
                    .fma(r0, q0)
                    .add(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            s = s.add(d);
            ss = d.fma(d, ss);
            sy = d.fma(DoubleVector.fromArray(S, a, t + i), sy);
            DoubleVector x1 = DoubleVector.fromArray(S, a, x + i + N);
            DoubleVector y1 = DoubleVector.fromArray(S, a, z + i + N);
            DoubleVector r1 = DoubleVector.fromArray(S, a, inverse + i + N);
            DoubleVector q1 = x1.mul(r1);
            q1 = q1.fma(y1, x1).fma(r1, q1);
            DoubleVector e = q1.fma(y1, x1)
                    .fma(r1, q1)
                    .add(c)
                    .reinterpretAsLongs()
                    .and(DoubleVector.fromArray(S, a, bits + i + N).reinterpretAsLongs())
                    .reinterpretAsDoubles();
            oddS = oddS.add(e);
            oddSs = e.fma(e, oddSs);
            oddSy = e.fma(DoubleVector.fromArray(S, a, t + i + N), oddSy);
        }
        int out = walk.scratch + walk.lane;
        s = DoubleVector.zero(S).sub(s.add(oddS));
        sy = DoubleVector.zero(S).sub(sy.add(oddSy));
        s.intoArray(a, out);
        ss.add(oddSs).intoArray(a, out + N);
        sy.intoArray(a, out + 2 * N);
        return s.add(sy).test(VectorOperators.IS_FINITE).allTrue();
    }
}
