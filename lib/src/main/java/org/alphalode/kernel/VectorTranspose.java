package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Turns eight columns into rows, eight values at a time; needs vectors of eight. */
final class VectorTranspose {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_512;
    private static final int N = Walk.LANES;
    private static final VectorShuffle<Double> SWAP_4 = swap(4);
    private static final VectorShuffle<Double> SWAP_2 = swap(2);
    private static final VectorShuffle<Double> SWAP_1 = swap(1);
    private static final VectorMask<Double> UPPER_4 = VectorMask.fromLong(S, 0b1111_0000);
    private static final VectorMask<Double> UPPER_2 = VectorMask.fromLong(S, 0b1100_1100);
    private static final VectorMask<Double> UPPER_1 = VectorMask.fromLong(S, 0b1010_1010);

    private VectorTranspose() {}

    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(S, lane -> lane ^ distance);
    }

    /** Eight rows from eight values of each column; an infinity becomes NaN. */
    static void eight(double[] columns, int from, int length, double[] a, int out) {
        DoubleVector r0 = DoubleVector.fromArray(S, columns, from);
        DoubleVector r1 = DoubleVector.fromArray(S, columns, from + 1 * length);
        DoubleVector r2 = DoubleVector.fromArray(S, columns, from + 2 * length);
        DoubleVector r3 = DoubleVector.fromArray(S, columns, from + 3 * length);
        DoubleVector r4 = DoubleVector.fromArray(S, columns, from + 4 * length);
        DoubleVector r5 = DoubleVector.fromArray(S, columns, from + 5 * length);
        DoubleVector r6 = DoubleVector.fromArray(S, columns, from + 6 * length);
        DoubleVector r7 = DoubleVector.fromArray(S, columns, from + 7 * length);
        DoubleVector s0 = r0.blend(r4.rearrange(SWAP_4), UPPER_4);
        DoubleVector s4 = r0.rearrange(SWAP_4).blend(r4, UPPER_4);
        DoubleVector s1 = r1.blend(r5.rearrange(SWAP_4), UPPER_4);
        DoubleVector s5 = r1.rearrange(SWAP_4).blend(r5, UPPER_4);
        DoubleVector s2 = r2.blend(r6.rearrange(SWAP_4), UPPER_4);
        DoubleVector s6 = r2.rearrange(SWAP_4).blend(r6, UPPER_4);
        DoubleVector s3 = r3.blend(r7.rearrange(SWAP_4), UPPER_4);
        DoubleVector s7 = r3.rearrange(SWAP_4).blend(r7, UPPER_4);
        DoubleVector t0 = s0.blend(s2.rearrange(SWAP_2), UPPER_2);
        DoubleVector t2 = s0.rearrange(SWAP_2).blend(s2, UPPER_2);
        DoubleVector t1 = s1.blend(s3.rearrange(SWAP_2), UPPER_2);
        DoubleVector t3 = s1.rearrange(SWAP_2).blend(s3, UPPER_2);
        DoubleVector t4 = s4.blend(s6.rearrange(SWAP_2), UPPER_2);
        DoubleVector t6 = s4.rearrange(SWAP_2).blend(s6, UPPER_2);
        DoubleVector t5 = s5.blend(s7.rearrange(SWAP_2), UPPER_2);
        DoubleVector t7 = s5.rearrange(SWAP_2).blend(s7, UPPER_2);
        DoubleVector u0 = t0.blend(t1.rearrange(SWAP_1), UPPER_1);
        DoubleVector u1 = t0.rearrange(SWAP_1).blend(t1, UPPER_1);
        DoubleVector u2 = t2.blend(t3.rearrange(SWAP_1), UPPER_1);
        DoubleVector u3 = t2.rearrange(SWAP_1).blend(t3, UPPER_1);
        DoubleVector u4 = t4.blend(t5.rearrange(SWAP_1), UPPER_1);
        DoubleVector u5 = t4.rearrange(SWAP_1).blend(t5, UPPER_1);
        DoubleVector u6 = t6.blend(t7.rearrange(SWAP_1), UPPER_1);
        DoubleVector u7 = t6.rearrange(SWAP_1).blend(t7, UPPER_1);
        u0.add(u0.mul(0.0)).intoArray(a, out);
        u1.add(u1.mul(0.0)).intoArray(a, out + 1 * N);
        u2.add(u2.mul(0.0)).intoArray(a, out + 2 * N);
        u3.add(u3.mul(0.0)).intoArray(a, out + 3 * N);
        u4.add(u4.mul(0.0)).intoArray(a, out + 4 * N);
        u5.add(u5.mul(0.0)).intoArray(a, out + 5 * N);
        u6.add(u6.mul(0.0)).intoArray(a, out + 6 * N);
        u7.add(u7.mul(0.0)).intoArray(a, out + 7 * N);
    }
}
