package org.alphalode.kernel;

import java.util.Arrays;

/** Sorts values with their positions by radix: three passes over the leading bits, then runs of equal leading bits by value. */
final class RankSort {
    /** Most values: a position takes this many bits of a key. */
    static final int MAX_COUNT = 1 << 24;

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int PASSES = 3;
    private static final int FIRST_SHIFT = 64 - PASSES * DIGIT_BITS;
    /** Longer runs are sorted as a heap, not one by one. */
    private static final int SHORT_RUN = 32;

    private final long[] keys;
    private final long[] other;
    private final int[] counts = new int[PASSES * DIGITS];

    RankSort(int capacity) {
        assert capacity <= MAX_COUNT;
        this.keys = new long[capacity];
        this.other = new long[capacity];
    }

    /**
     * Writes the positions of the values that are not NaN to {@code order}, smallest value first; a position whose value equals the one
     * before it is written as its complement, which is negative.
     *
     * @return their number
     */
    int sort(double[] x, int n, int[] order) {
        int count = load(x, n);
        long[] sorted = keys;
        long[] free = other;
        for (int digit = 0; digit < PASSES; digit++) {
            pass(sorted, free, count, digit);
            long[] swap = sorted;
            sorted = free;
            free = swap;
        }
        for (int from = 0; from < count; ) {
            order[from] = position(sorted[from]);
            int to = from + 1;
            while (to < count && sorted[from] >>> FIRST_SHIFT == sorted[to] >>> FIRST_SHIFT) {
                order[to] = position(sorted[to]);
                to++;
            }
            if (to - from > 1) {
                finish(x, order, from, to);
                markTies(x, order, from, to);
            }
            from = to;
        }
        return count;
    }

    private static int position(long key) {
        return (int) key & (MAX_COUNT - 1);
    }

    private static void markTies(double[] x, int[] order, int from, int to) {
        double before = x[order[from]];
        for (int i = from + 1; i < to; i++) {
            double v = x[order[i]];
            order[i] = v == before ? ~order[i] : order[i];
            before = v;
        }
    }

    /** A key is the leading bits of the value in an order-preserving form, then its position. */
    private int load(double[] x, int n) {
        Arrays.fill(counts, 0);
        int count = 0;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            if (!Double.isNaN(v)) {
                // + 0.0: the two zeros are equal
                long bits = Double.doubleToRawLongBits(v + 0.0);
                long ordered = bits ^ ((bits >> 63) | Long.MIN_VALUE);
                keys[count++] = (ordered & -MAX_COUNT) | i;
                counts[(int) (ordered >>> FIRST_SHIFT) & (DIGITS - 1)]++;
                counts[DIGITS + ((int) (ordered >>> (FIRST_SHIFT + DIGIT_BITS)) & (DIGITS - 1))]++;
                counts[2 * DIGITS + ((int) (ordered >>> (FIRST_SHIFT + 2 * DIGIT_BITS)) & (DIGITS - 1))]++;
            }
        }
        return count;
    }

    private void pass(long[] from, long[] to, int count, int digit) {
        int base = digit * DIGITS;
        int shift = FIRST_SHIFT + digit * DIGIT_BITS;
        int sum = 0;
        for (int d = base; d < base + DIGITS; d++) {
            int c = counts[d];
            counts[d] = sum;
            sum += c;
        }
        for (int i = 0; i < count; i++) {
            long key = from[i];
            to[counts[base + ((int) (key >>> shift) & (DIGITS - 1))]++] = key;
        }
    }

    /** Sorts a run of positions by value, equal values by position. */
    private static void finish(double[] x, int[] order, int from, int to) {
        if (to - from > SHORT_RUN && !allEqual(x, order, from, to)) {
            heapSort(x, order, from, to - from);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int position = order[i];
            int j = i - 1;
            while (j >= from && x[order[j]] > x[position]) {
                order[j + 1] = order[j];
                j--;
            }
            order[j + 1] = position;
        }
    }

    private static boolean allEqual(double[] x, int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (x[order[i]] != x[order[from]]) {
                return false;
            }
        }
        return true;
    }

    private static void heapSort(double[] x, int[] order, int from, int n) {
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
