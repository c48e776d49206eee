package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Sorts values by radix. A value becomes a key that grows with it ({@link RankScale}); the leading bits of the key choose a bucket, the
 * rest shares one word with the value's tag. Each bucket is sorted on its own, within the first-level cache. Keys may be equal where
 * values are not: the caller looks, unless {@link #exact}.
 */
final class RankSort {
    /** Most values: a tag takes this many bits of a word. */
    static final int MAX_COUNT = 1 << 24;

    /** Values of a bucket if all were full, half of which are: they and their counters stay in the first-level cache. */
    private static final int BUCKET_BITS = 8;

    private static final int MAX_BUCKETS_BITS = 11;
    /** Counters of so many digits stay in the first-level cache. */
    private static final int MAX_DIGIT_BITS = 12;
    /** Fewer words are only inserted. */
    private static final int FEW = 16;
    /** Moves of the insertion that are always worth it. */
    private static final int FEW_MOVES = 64;
    /** What the Vector API may write after the last word. */
    private static final int MARGIN = 8;

    private final RankLanes lanes;
    private final int tagBits;
    private final int buckets;
    private final int[] counts = new int[1 << MAX_DIGIT_BITS];
    private final RankScale scale;
    private final RankBlock block;
    private final RankBuckets dealt;
    private long[] words;
    private long[] other;
    private boolean exact;
    private boolean tied;

    RankSort(int capacity, RankLanes lanes) {
        this.lanes = lanes;
        assert capacity <= MAX_COUNT;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, capacity - 1));
        int bucketBits = Math.max(0, Math.min(MAX_BUCKETS_BITS, bits - BUCKET_BITS));
        this.tagBits = Math.max(bits, BUCKET_BITS);
        this.buckets = 1 << bucketBits;
        this.block = new RankBlock(tagBits, buckets);
        this.scale = new RankScale(block.keyBits + bucketBits);
        this.dealt = new RankBuckets(buckets + 1, capacity);
        this.words = new long[capacity + MARGIN];
        this.other = new long[capacity + MARGIN];
    }

    /** Number of buckets: the values of one are less than those of the next. */
    int buckets() {
        return buckets;
    }

    /** The bucket of the values that are NaN or whose tag is negative. */
    int left() {
        return buckets;
    }

    /** The words of a bucket; overwritten by the next. */
    long[] words() {
        return words;
    }

    /** The tag of a word. */
    int tag(long word) {
        return (int) word & ((1 << tagBits) - 1);
    }

    int tagBits() {
        return tagBits;
    }

    /** Whether two words of a bucket have one key. */
    boolean sameKey(long a, long b) {
        return ((a ^ b) >>> tagBits) == 0;
    }

    /** Whether values of one key are certainly equal. */
    boolean exact() {
        return exact;
    }

    /** Whether words of the bucket that was sorted last share a key. */
    boolean tied() {
        return tied;
    }

    /**
     * Deals the values out to buckets.
     *
     * @param x shape [n], n at most the capacity
     * @param tags shape [n], each below the capacity or negative: left out
     * @return the number of values that are not left out
     */
    int deal(double[] x, int[] tags) {
        scale.fit(x);
        dealt.clear();
        exact = true;
        tied = false;
        for (int from = 0; from < x.length; from += RankBlock.SIZE) {
            int to = Math.min(x.length, from + RankBlock.SIZE);
            exact &= lanes.words(x, tags, from, to, scale, block);
            dealt.add(block, to - from);
        }
        return x.length - dealt.count(buckets);
    }

    /** Writes a bucket's words, in no order; returns their number. */
    int copy(int bucket) {
        dealt.copy(bucket, words);
        return dealt.count(bucket);
    }

    /** Writes a bucket's words in the order of their keys; returns their number. */
    int sort(int bucket) {
        int count = copy(bucket);
        long step = oneKey(count) ? 0 : order(count);
        if (step < 0) {
            if (!insert(count)) {
                sortAllDigits(count);
            }
            step = lanes.leastStep(words, count, tagBits);
        }
        tied = step == 0 && count > 1;
        return count;
    }

    private boolean oneKey(int count) {
        for (int i = 1; i < count; i++) {
            if (!sameKey(words[i], words[0])) {
                return false;
            }
        }
        return true;
    }

    /** Brings words nearly in order; the least difference of neighbours' keys. */
    private long order(int count) {
        if (count >= FEW) {
            int digitBits = Math.min(MAX_DIGIT_BITS, Integer.SIZE + 1 - Integer.numberOfLeadingZeros(count - 1));
            pass(count, Long.SIZE - 1 - digitBits, digitBits);
            if (!tied) {
                lanes.settle(words, count);
            }
        }
        return lanes.leastStep(words, count, tagBits);
    }

    private static void begins(int[] counts, int digits) {
        int sum = 0;
        for (int d = 0; d < digits; d++) {
            int c = counts[d];
            counts[d] = sum;
            sum += c;
        }
    }

    private void pass(int count, int wordShift, int digitBits) {
        long[] from = words;
        long[] to = other;
        int mask = (1 << digitBits) - 1;
        int[] next = counts;
        Arrays.fill(next, 0, mask + 1, 0);
        for (int i = 0; i < count; i++) {
            next[(int) (from[i] >>> wordShift) & mask & next.length - 1]++;
        }
        begins(next, mask + 1);
        for (int i = 0; i < count; i++) {
            long word = from[i];
            int digit = (int) (word >>> wordShift) & mask & next.length - 1;
            int at = next[digit];
            next[digit] = at + 1;
            to[at] = word;
        }
        words = to;
        other = from;
    }

    /** Sorts words that are nearly in order; false, with all of them in place but not in order, where they are not. */
    private boolean insert(int count) {
        long[] a = words;
        long moves = 4L * count + FEW_MOVES;
        for (int i = 1; i < count; i++) {
            long word = a[i];
            long key = word >>> tagBits;
            int j = i - 1;
            if (a[j] >>> tagBits > key) {
                do {
                    a[j + 1] = a[j];
                    j--;
                } while (j >= 0 && a[j] >>> tagBits > key);
                a[j + 1] = word;
                moves -= i - j;
                if (moves < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Digit by digit from the last, for values whose leading bits do not tell them apart. */
    private void sortAllDigits(int count) {
        for (int wordShift = tagBits; wordShift < Long.SIZE - 1; wordShift += MAX_DIGIT_BITS) {
            pass(count, wordShift, MAX_DIGIT_BITS);
        }
    }

    /** Sorts positions by the value there. */
    static void heapSort(double[] x, int[] order, int from, int n) {
        for (int i = n / 2 - 1; i >= 0; i--) {
            sift(x, order, from, i, n);
        }
        for (int last = n - 1; last > 0; last--) {
            int top = order[from];
            order[from] = order[from + last];
            order[from + last] = top;
            sift(x, order, from, 0, last);
        }
    }

    private static void sift(double[] x, int[] order, int from, int root, int n) {
        int position = order[from + root];
        int i = root;
        for (int child = 2 * i + 1; child < n; child = 2 * i + 1) {
            if (child + 1 < n && x[order[from + child + 1]] > x[order[from + child]]) {
                child++;
            }
            if (x[order[from + child]] <= x[position]) {
                break;
            }
            order[from + i] = order[from + child];
            i = child;
        }
        order[from + i] = position;
    }
}
