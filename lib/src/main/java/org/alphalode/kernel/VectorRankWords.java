package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vector twin of {@link RankScale#words}. */
final class VectorRankWords {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;

    private VectorRankWords() {}

    /** Writes the words of values by eights; the first that is left. */
    static int eight(double[] x, int[] tags, RankScale k, int tagBits, long[] words) {
        DoubleVector centre = DoubleVector.broadcast(D, k.centre);
        DoubleVector scale = DoubleVector.broadcast(D, k.scale);
        DoubleVector factor = DoubleVector.broadcast(D, k.factor);
        DoubleVector whole = DoubleVector.broadcast(D, RankScale.WHOLE);
        LongVector wholeBits = LongVector.broadcast(L, RankScale.WHOLE_BITS);
        LongVector offset = LongVector.broadcast(L, k.below);
        LongVector zero = LongVector.zero(L);
        LongVector range = LongVector.broadcast(L, k.range);
        LongVector bits = LongVector.broadcast(L, Double.doubleToRawLongBits(k.scale));
        int shift = k.shift;
        int end = D.loopBound(x.length);
        for (int i = 0; i < end; i += D.length()) {
            DoubleVector t = DoubleVector.fromArray(D, x, i).sub(centre);
            LongVector sign = t.reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
            LongVector distance = t.abs()
                    .add(scale)
                    .reinterpretAsLongs()
                    .sub(bits)
                    .lanewise(VectorOperators.XOR, sign)
                    .sub(sign);
            LongVector kept = distance.add(offset).max(zero).min(range).lanewise(VectorOperators.LSHR, shift);
            DoubleVector key = kept.or(wholeBits)
                    .reinterpretAsDoubles()
                    .sub(whole)
                    .mul(factor)
                    .add(whole);
            LongVector tag = (LongVector) IntVector.fromArray(I, tags, i).convertShape(VectorOperators.I2L, L, 0);
            key.reinterpretAsLongs()
                    .lanewise(VectorOperators.XOR, wholeBits)
                    .lanewise(VectorOperators.LSHL, tagBits)
                    .or(tag)
                    .blend(-1, t.test(VectorOperators.IS_NAN).cast(L))
                    .intoArray(words, i);
        }
        return end;
    }
}
