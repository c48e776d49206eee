package org.alphalode.kernel;

/** Steps of the rank correlation that have a twin in the Vector API. */
interface RankLanes {
    /**
     * Writes words and buckets of values.
     *
     * @param x shape [n]
     * @param tags shape [n], negative where the value is left out
     * @param from the first value, a multiple of a block's size
     * @param to end of the values, at most a block's size after the first
     * @param scale makes keys
     * @param out receives the words
     * @return whether values of one key are certainly equal
     */
    boolean words(double[] x, int[] tags, int from, int to, RankScale scale, RankBlock out);

    /**
     * May bring words nearer to their order: those that are at most a few places away.
     *
     * @param words shape [at least count + 8]; the eight after the last may be overwritten
     */
    void settle(long[] words, int count);

    /** Least difference of the keys of neighbours; negative where they are not in order. */
    long leastStep(long[] words, int count, int tagBits);

    /** Sum of (first + 2 (i - from)) times (tag + tag + base) over the words i; the caller keeps it within a long. */
    long products(long[] words, int from, int to, int tagBits, long first, long base);
}
