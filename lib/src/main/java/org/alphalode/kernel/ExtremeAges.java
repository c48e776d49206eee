package org.alphalode.kernel;

/** Rows since the extreme of a window, lane by lane, for both twins; a value depends on its window alone. */
public final class ExtremeAges {
    private static final int N = Walk.LANES;

    private ExtremeAges() {}

    /**
     * Rows since the largest value of {@code sign * x} in the window, the newest of equals; NaN where the window holds one.
     *
     * @param sign 1, or -1 for the smallest value of x
     */
    public static void ages(double[] a, int window, double sign, int x, int out, int rows) {
        for (int lane = 0; lane < N; lane++) {
            ageOfLane(a, window, sign, x + lane, out + lane, rows);
        }
    }

    /** Begins with the rows before the first; looks at a whole window again only where its extreme has left. */
    private static void ageOfLane(double[] a, int window, double sign, int x, int out, int rows) {
        double best = Double.NEGATIVE_INFINITY;
        int at = 1 - window;
        int missing = -window;
        for (int i = 1 - window; i < rows; i++) {
            double v = sign * a[x + i * N];
            if (Double.isNaN(v)) {
                missing = i;
                best = Double.NEGATIVE_INFINITY;
            } else if (v >= best) {
                best = v;
                at = i;
            } else if (i - at >= window) {
                at = newest(a, window, sign, x, i);
                best = sign * a[x + at * N];
            }
            if (i >= 0) {
                a[out + i * N] = i - missing < window ? Double.NaN : i - at;
            }
        }
    }

    /** Row of the newest of the largest values of the window that ends at a row. */
    private static int newest(double[] a, int window, double sign, int x, int row) {
        int at = row;
        for (int i = row - 1; i > row - window; i--) {
            at = sign * a[x + i * N] > sign * a[x + at * N] ? i : at;
        }
        return at;
    }
}
