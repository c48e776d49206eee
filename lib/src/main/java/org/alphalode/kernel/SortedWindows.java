package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Quantiles over windows of eight lanes. Keeps each lane's window sorted from row to row, as long as rows follow each other; a value
 * depends on its window alone.
 */
public final class SortedWindows {
    private static final int N = Walk.LANES;

    private final int window;
    private final int below;
    private final double fraction;
    /** [lane]: the values of the window that are not NaN, ascending. */
    private final double[][] sorted;

    private final int[] counts = new int[N];
    /** Values that leave with the next row; NaN where there is none. */
    private final double[] leaving = new double[N];

    private long nextBar = Long.MIN_VALUE;

    /** @param q between 0, the smallest value, and 1, the largest; linear between values */
    public SortedWindows(int window, double q) {
        this.window = window;
        double at = q * (window - 1);
        this.below = (int) Math.floor(at);
        this.fraction = at - below;
        this.sorted = new double[N][window];
    }

    /** Writes the quantile of every row; NaN where the window holds one. */
    public void quantile(double[] a, Walk walk, int x, int out) {
        boolean follows = walk.bar == nextBar;
        for (int lane = 0; lane < N; lane++) {
            if (!follows) {
                fill(a, lane, x + lane);
            }
            slide(a, lane, x + lane, out + lane, walk.rows);
        }
        nextBar = walk.bar + walk.rows;
    }

    /** Takes the rows before the first. */
    private void fill(double[] a, int lane, int x) {
        double[] s = sorted[lane];
        int n = 0;
        for (int age = 1; age < window; age++) {
            double v = a[x - age * N];
            if (!Double.isNaN(v)) {
                // + 0.0: the two zeros are equal
                s[n++] = v + 0.0;
            }
        }
        Arrays.sort(s, 0, n);
        counts[lane] = n;
        leaving[lane] = Double.NaN;
    }

    private void slide(double[] a, int lane, int x, int out, int rows) {
        double[] s = sorted[lane];
        int n = counts[lane];
        double old = leaving[lane];
        for (int i = 0; i < rows * N; i += N) {
            double v = a[x + i] + 0.0;
            if (!Double.isNaN(v)) {
                n = !Double.isNaN(old) ? replace(s, n, old, v) : place(s, n, n, v);
            } else if (!Double.isNaN(old)) {
                n = remove(s, n, old);
            }
            a[out + i] = n < window ? Double.NaN : quantile(s);
            old = a[x + i - (window - 1) * N] + 0.0;
        }
        counts[lane] = n;
        leaving[lane] = old;
    }

    private double quantile(double[] s) {
        double low = s[below];
        return fraction == 0 ? low : ScalarLanes.finite(low + fraction * (s[below + 1] - low));
    }

    private static int replace(double[] s, int n, double old, double v) {
        int hole = find(s, n, old);
        while (hole + 1 < n && s[hole + 1] < v) {
            s[hole] = s[hole + 1];
            hole++;
        }
        return place(s, n - 1, hole, v);
    }

    /** Puts a value into a hole, or below it, where all values above the hole are larger. */
    private static int place(double[] s, int n, int hole, double v) {
        int at = hole;
        while (at > 0 && s[at - 1] > v) {
            s[at] = s[at - 1];
            at--;
        }
        s[at] = v;
        return n + 1;
    }

    private static int remove(double[] s, int n, double old) {
        int hole = find(s, n, old);
        System.arraycopy(s, hole + 1, s, hole, n - 1 - hole);
        return n - 1;
    }

    /** The first place of a value that is there. */
    private static int find(double[] s, int n, double v) {
        int from = 0;
        int length = n;
        while (length > 1) {
            int half = length >>> 1;
            from += s[from + half - 1] < v ? half : 0;
            length -= half;
        }
        return from;
    }
}
