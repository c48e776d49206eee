package org.alphalode.kernel;

import java.util.Arrays;

/** Words dealt out to buckets in one pass, without counting them before: a bucket is a chain of small pieces of one array. */
final class RankBuckets {
    private static final int PIECE_BITS = 6;
    private static final int PIECE = 1 << PIECE_BITS;

    private final int buckets;
    private final long[] pool;
    /** [piece]: the piece of the same bucket before it. */
    private final int[] before;
    /** [bucket]: where its next word goes. */
    private final int[] next;
    /** [bucket]: words in all its pieces but the last. */
    private final int[] full;

    private int pieces;

    RankBuckets(int buckets, int capacity) {
        this.buckets = buckets;
        this.before = new int[buckets + (capacity >> PIECE_BITS) + 1];
        this.pool = new long[before.length << PIECE_BITS];
        this.next = new int[buckets];
        this.full = new int[buckets];
    }

    void clear() {
        pieces = buckets;
        for (int b = 0; b < buckets; b++) {
            next[b] = b << PIECE_BITS;
        }
        Arrays.fill(full, 0);
    }

    /** Deals out the first words of a block. */
    void add(RankBlock block, int count) {
        long[] words = block.words;
        long[] bucket = block.buckets;
        for (int i = 0; i < count; i++) {
            int b = (int) bucket[i];
            int at = next[b];
            pool[at] = words[i];
            at++;
            next[b] = (at & PIECE - 1) == 0 ? piece(b, at) : at;
        }
    }

    private int piece(int bucket, int end) {
        before[pieces] = (end - 1) >> PIECE_BITS;
        full[bucket] += PIECE;
        return pieces++ << PIECE_BITS;
    }

    /** Words in a bucket. */
    int count(int bucket) {
        return full[bucket] + (next[bucket] & PIECE - 1);
    }

    /** Copies a bucket's words. */
    void copy(int bucket, long[] to) {
        int from = next[bucket] & -PIECE;
        int count = next[bucket] - from;
        System.arraycopy(pool, from, to, 0, count);
        for (int left = full[bucket]; left > 0; left -= PIECE) {
            from = before[from >> PIECE_BITS] << PIECE_BITS;
            System.arraycopy(pool, from, to, count, PIECE);
            count += PIECE;
        }
    }
}
