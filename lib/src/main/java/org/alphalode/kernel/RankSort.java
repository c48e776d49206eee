package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Sorts values by radix. A value becomes a key that grows with it ({@link RankScale}); a key and the value's tag share one word. Two passes order the leading digits, an insertion the rest. Keys may be equal where values
 * are not: the caller looks.
 */
final class RankSort {
    /** Most values: a tag takes this many bits of a word. */
    static final int MAX_COUNT = 1 << 24;

    /** Counters of 2,048 digits stay in the first-level cache, with room for the data. */
    private static final int MAX_DIGIT_BITS = 11;
    /** Leading bits beyond those that number the values: one value in eight shares its leading bits with another. */
    private static final int SPARE_BITS = 3;

    /** Leaves at most 45 bits to the keys. */
    private static final int MIN_TAG_BITS = 18;
    /** Moves of the insertion that are always worth it. */
    private static final int FEW_MOVES = 64;

    private static final Lanes LANES = LaneProvider.fastest();

    private final int tagBits;
    private final int digitBits;
    private final int digits;
    private final int[] low;
    private final int[] high;
    private final RankScale scale;
    private final int[] leftOut;
    private long[] words;
    private long[] other;

    /** Right shift that leaves the higher digit of a key. */
    private final int highShift;

    RankSort(int capacity) {
        assert capacity <= MAX_COUNT;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, capacity - 1));
        this.tagBits = Math.max(bits, MIN_TAG_BITS);
        this.digitBits = Math.min(MAX_DIGIT_BITS, (bits + SPARE_BITS + 1) / 2);
        this.highShift = Long.SIZE - 1 - tagBits - digitBits;
        this.digits = 1 << digitBits;
        this.low = new int[digits];
        this.high = new int[digits];
        this.scale = new RankScale(Long.SIZE - 1 - tagBits);
        this.leftOut = new int[capacity];
        this.words = new long[capacity];
        this.other = new long[capacity];
    }

    /** The sorted words; overwritten by the next sort. */
    long[] words() {
        return words;
    }

    /** Positions of the values that the last sort left out, in order. */
    int[] leftOut() {
        return leftOut;
    }

    /** The tag of a word. */
    int tag(long word) {
        return (int) word & ((1 << tagBits) - 1);
    }

    /** Whether two words have one key. */
    boolean sameKey(long a, long b) {
        return ((a ^ b) >>> tagBits) == 0;
    }

    /**
     * Sorts the values that are not NaN and whose tag is not negative.
     *
     * @param x shape [n], n at most the capacity
     * @param tags shape [n], each below the capacity or negative
     * @return their number
     */
    int sort(double[] x, int[] tags) {
        scale.fit(x);
        int count = load(x, tags);
        pass(words, other, count, low, tagBits + highShift - digitBits);
        pass(other, words, count, high, tagBits + highShift);
        if (!insert(count)) {
            sortAllDigits(count);
        }
        return count;
    }

    /** Makes the words, leaves out those that do not count and counts the others' digits. */
    private int load(double[] x, int[] tags) {
        Arrays.fill(low, 0);
        Arrays.fill(high, 0);
        LANES.rankWords(x, tags, scale, tagBits, words);
        long[] to = words;
        int lowShift = tagBits + highShift - digitBits;
        int mask = digits - 1;
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            long word = to[i];
            if (word >= 0) {
                int digit = (int) (word >>> lowShift);
                low[digit & mask]++;
                high[digit >>> digitBits & mask]++;
                to[count++] = word;
            } else {
                leftOut[i - count] = i;
            }
        }
        return count;
    }

    private void begins(int[] counts) {
        int sum = 0;
        for (int d = 0; d < digits; d++) {
            int c = counts[d];
            counts[d] = sum;
            sum += c;
        }
    }

    private void pass(long[] from, long[] to, int count, int[] counts, int wordShift) {
        begins(counts);
        int mask = digits - 1;
        for (int i = 0; i < count; i++) {
            long word = from[i];
            int digit = (int) (word >>> wordShift) & mask;
            int at = counts[digit];
            counts[digit] = at + 1;
            to[at] = word;
        }
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
        for (int wordShift = tagBits; wordShift < Long.SIZE - 1; wordShift += digitBits) {
            Arrays.fill(low, 0);
            for (int i = 0; i < count; i++) {
                low[(int) (words[i] >>> wordShift) & (digits - 1)]++;
            }
            pass(words, other, count, low, wordShift);
            long[] swap = words;
            words = other;
            other = swap;
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
