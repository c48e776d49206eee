package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The rank correlation's steps in the Vector API, eight values at a time. */
final class VectorRankLanes implements RankLanes {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
    private static final int N = 8;

    private static final VectorShuffle<Long> SWAP = VectorShuffle.fromValues(L, 1, 0, 3, 2, 5, 4, 7, 6);
    private static final VectorMask<Long> ODD = VectorMask.fromLong(L, 0b10101010);
    private static final LongVector TWICE = LongVector.zero(L).addIndex(2);
    /** Neighbours are compared so often: a value moves as many places. */
    private static final int ROUNDS = 4;

    private final ScalarRankLanes plain = new ScalarRankLanes();

    @Override
    public boolean words(double[] x, int[] tags, int from, int to, RankScale k, RankBlock out) {
        long[] words = out.words;
        long[] buckets = out.buckets;
        int end = from + (to - from) / N * N;
        LongVector lost = LongVector.zero(L);
        long bits = Double.doubleToRawLongBits(k.scale);
        for (int i = from; i < end; i += N) {
            DoubleVector v = DoubleVector.fromArray(D, x, i);
            DoubleVector t = v.sub(k.centre);
            DoubleVector size = t.abs();
            DoubleVector far = size.add(k.scale);
            LongVector sign = t.reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
            LongVector distance = far.reinterpretAsLongs()
                    .sub(bits)
                    .lanewise(VectorOperators.XOR, sign)
                    .sub(sign)
                    .add(k.below);
            LongVector key = distance.max(0).min(k.range).lanewise(VectorOperators.LSHR, k.shift);
            LongVector tag = (LongVector) IntVector.fromArray(I, tags, i).convertShape(VectorOperators.I2L, L, 0);
            // all bits set where absent
            LongVector absent = tag.lanewise(VectorOperators.ASHR, Long.SIZE - 1)
                    .blend(-1, t.test(VectorOperators.IS_NAN).cast(L));
            // what does not come back from the key
            LongVector lossy = key.lanewise(VectorOperators.LSHL, k.shift)
                    .lanewise(VectorOperators.XOR, distance)
                    .or(far.sub(k.scale).reinterpretAsLongs().lanewise(VectorOperators.XOR, size.reinterpretAsLongs()))
                    .or(t.add(k.centre).sub(v).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 1));
            lost = lossy.lanewise(VectorOperators.AND_NOT, absent).or(lost);
            key.lanewise(VectorOperators.LSHL, out.tagBits)
                    .and(Long.MAX_VALUE)
                    .or(tag)
                    .intoArray(words, i - from);
            key.lanewise(VectorOperators.LSHR, out.keyBits)
                    .blend(out.left, absent.compare(VectorOperators.NE, 0))
                    .intoArray(buckets, i - from);
        }
        boolean exact = lost.reduceLanes(VectorOperators.OR) == 0;
        return plain.words(x, tags, end, to, k, out) && exact;
    }

    @Override
    public void settle(long[] words, int count) {
        LongVector.broadcast(L, Long.MAX_VALUE).intoArray(words, count);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = round & 1; i < count; i += N) {
                LongVector w = LongVector.fromArray(L, words, i);
                LongVector s = w.rearrange(SWAP);
                w.min(s).blend(w.max(s), ODD).intoArray(words, i);
            }
        }
    }

    @Override
    public long leastStep(long[] words, int count, int tagBits) {
        LongVector least = LongVector.broadcast(L, Long.MAX_VALUE);
        int end = Math.max(0, count - 1) / N * N;
        for (int i = 0; i < end; i += N) {
            LongVector a = LongVector.fromArray(L, words, i).lanewise(VectorOperators.LSHR, tagBits);
            LongVector b = LongVector.fromArray(L, words, i + 1).lanewise(VectorOperators.LSHR, tagBits);
            least = least.min(b.sub(a));
        }
        return Math.min(least.reduceLanes(VectorOperators.MIN), ScalarRankLanes.leastStep(words, end, count, tagBits));
    }

    @Override
    public long products(long[] words, int from, int to, int tagBits, long first, long base) {
        int end = from + (to - from) / N * N;
        LongVector sum = LongVector.zero(L);
        LongVector rank = TWICE.add(first);
        long mask = (1L << tagBits) - 1;
        for (int i = from; i < end; i += N) {
            LongVector tag = LongVector.fromArray(L, words, i).and(mask);
            sum = sum.add(tag.add(tag).add(base).mul(rank));
            rank = rank.add(2 * N);
        }
        return sum.reduceLanes(VectorOperators.ADD)
                + plain.products(words, end, to, tagBits, first + 2L * (end - from), base);
    }
}
