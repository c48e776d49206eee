package org.alphalode.kernel;

/** The rank correlation's steps in plain Java. */
final class ScalarRankLanes implements RankLanes {
    /** Neighbours are compared so often: the rest is inserted. */
    private static final int ROUNDS = 2;

    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /** Without branches, which random signs would make dear. */
    @Override
    public boolean words(double[] x, int[] tags, int from, int to, RankScale k, RankBlock out) {
        int begin = from & -RankBlock.SIZE;
        long bits = Double.doubleToRawLongBits(k.scale);
        long lost = 0;
        for (int i = from; i < to; i++) {
            double t = x[i] - k.centre;
            double far = Math.abs(t) + k.scale;
            long size = Double.doubleToRawLongBits(Math.abs(t));
            long sign = negative(Double.doubleToRawLongBits(t));
            long distance = ((Double.doubleToRawLongBits(far) - bits) ^ sign) - sign + k.below;
            long positive = distance & ~negative(distance);
            long beyond = k.range - positive;
            long key = (positive + (beyond & negative(beyond))) >>> k.shift;
            // all bits set where NaN or left out
            long absent = negative(INFINITY - size) | negative(tags[i]);
            // what does not come back from the key
            long lossy = ((key << k.shift) ^ distance)
                    | (Double.doubleToRawLongBits(far - k.scale) ^ size)
                    | (Double.doubleToRawLongBits(t + k.centre - x[i]) << 1);
            lost |= lossy & ~absent;
            out.words[i - begin] = ((key << out.tagBits) & Long.MAX_VALUE) | tags[i];
            out.buckets[i - begin] = ((key >>> out.keyBits) & ~absent) | (out.left & absent);
        }
        return lost == 0;
    }

    /** All bits set where negative. */
    private static long negative(long v) {
        return v >> (Long.SIZE - 1);
    }

    @Override
    public void settle(long[] words, int count) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = round & 1; i < count - 1; i += 2) {
                long a = words[i];
                long b = words[i + 1];
                // -1 where they are to change places: no branch, which would be as good as random
                long change = (a ^ b) & negative(b - a);
                words[i] = a ^ change;
                words[i + 1] = b ^ change;
            }
        }
    }

    @Override
    public long leastStep(long[] words, int count, int tagBits) {
        return leastStep(words, 0, count, tagBits);
    }

    static long leastStep(long[] words, int from, int count, int tagBits) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < count - 1; i++) {
            least = Math.min(least, (words[i + 1] >>> tagBits) - (words[i] >>> tagBits));
        }
        return least;
    }

    @Override
    public long products(long[] words, int from, int to, int tagBits, long first, long base) {
        long mask = (1L << tagBits) - 1;
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (first + 2L * (i - from)) * (2 * (words[i] & mask) + base);
        }
        return sum;
    }
}
