package org.alphalode.kernel;

/**
 * The rows that a kernel is to compute, and the cut of these rows into chunks for windowed kernels.
 *
 * <p>A row holds one value of each lane. A window of w bars is summed from an anchor: anchors lie w bars apart from the begin of
 * each period of bars, a period being a fixed stretch of absolute bar numbers. Every window then holds an anchor, and is the sum of
 * a part that ends before its newest anchor and a part that begins there. Nothing outside the window enters, and nothing is ever
 * subtracted, so a value depends on its window and the bar's absolute number alone: not on where evaluation began nor on the size of
 * blocks, and a NaN spoils exactly the windows that hold it. Deviations are taken from the value at the anchor, which is inside the
 * window, so that their squares sum to at most w times those from the mean: there is no cancellation beyond that.
 */
public final class Walk {
    /** Number of lanes: series that are computed side by side. */
    public static final int LANES = 8;
    /** Shortest period of anchors: long against the windows of use, short against a series. */
    private static final int SHORTEST_PERIOD = 1024;

    /** Rows to compute. */
    public int rows;
    /** Absolute number of the bar of the first row; equal in all lanes modulo the period of the longest window. */
    public long bar;
    /** Offset of the memory that a windowed kernel keeps from run to run: {@link #stateRows} rows. */
    public int state;
    /** True where the rows do not follow on those that the kernels saw last: they then read the bars since the anchor again. */
    public boolean fresh = true;
    /** Offset of 3 rows of memory that kernels may overwrite. */
    public int scratch;

    /** Lane, or first of the lanes, that is computed. */
    int lane;
    /** First row of the current chunk. */
    int row;
    /** Rows from the chunk's anchor to its first row. */
    int skip;
    /** Rows of the chunk. */
    int count;
    /** Rows from the chunk's anchor to the first that the kernel has not seen yet: {@code skip}, or 0 where it has seen none. */
    int seen;

    /**
     * Rows that a windowed kernel keeps: of each of its sums what it is from the anchor on, then, by row before the anchor, what it is
     * back to there.
     */
    public static int stateRows(int sums, int window) {
        return sums * (window + 1);
    }

    /** Bars between restarts of the anchors of a window, a power of two that grows with the window. */
    public static int period(int window) {
        return window <= SHORTEST_PERIOD ? SHORTEST_PERIOD : 2 * Integer.highestOneBit(window - 1);
    }

    void begin() {
        row = 0;
        count = 0;
    }

    /** Goes to the next chunk; false after the last. */
    boolean next(int window) {
        row += count;
        if (row >= rows) {
            return false;
        }
        int period = period(window);
        int inPeriod = (int) ((bar + row) & (period - 1));
        skip = inPeriod % window;
        seen = fresh ? 0 : skip;
        count = Math.min(Math.min(window - skip, period - inPeriod), rows - row);
        return true;
    }
}
