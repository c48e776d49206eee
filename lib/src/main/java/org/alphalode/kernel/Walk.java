package org.alphalode.kernel;

/**
 * The rows that a kernel is to compute, and the cut of these rows into chunks for windowed kernels.
 *
 * <p>A row holds one value of each lane. A window of w bars is summed from an anchor: anchors lie w bars apart from the begin of
 * each period of bars, a period being a fixed stretch of absolute bar numbers. Every window then holds an anchor, and is the sum of
 * a part that ends before its newest anchor and a part that begins there. Nothing outside the window enters, and nothing is ever
 * subtracted, so a value depends on its window and the bar's absolute number alone: not on where evaluation began nor on the size of
 * blocks, and a NaN spoils exactly the windows that hold it. Deviations are taken from the value at the anchor, which is inside the
 * window, so that their squares sum to at most w times those from the mean: there is no cancellation beyond that. Short windows have
 * no anchor: they are summed anew at each bar, with deviations from the newest.
 */
public final class Walk {
    /** Number of lanes: series that are computed side by side. */
    public static final int LANES = 8;
    /** Longest window that is summed anew at each bar: to keep its sums would cost more. */
    static final int LONGEST_SHORT = 5;
    /** Rows of memory that kernels may overwrite. */
    public static final int SCRATCH_ROWS = 6;
    /** Shortest period of anchors: long against the windows of use, short against a series. */
    private static final int SHORTEST_PERIOD = 1024;

    /** Values whose roots are wanted, from the first row; and what goes with them. */
    final double[] squares;

    final double[] factors;
    final float[] seeds;
    final double[] results;

    /** Rows to compute. */
    public int rows;
    /** Absolute number of the bar of the first row; equal in all lanes modulo the period of the longest window. */
    public long bar;
    /** Offset of the memory that a windowed kernel keeps from run to run: {@link #stateRows} rows. */
    public int state;
    /** True where the rows do not follow on those that the kernels saw last: they then read the bars since the anchor again. */
    public boolean fresh = true;
    /** Offset of {@link #SCRATCH_ROWS} rows of memory that kernels may overwrite. */
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
    /** Offset of the sums from the chunk's anchor back: those over n rows are the n-th. */
    int parts;
    /** Offset of these sums for the anchor after it. */
    int nextParts;
    /** Whether the sums back from the chunk's anchor were made beside the chunk before. */
    boolean summed;
    /** Whether the next anchor, w rows from this one, is among the rows: its sums can be made beside this chunk. */
    boolean ahead;

    /** @param maxRows most rows to compute at a time */
    public Walk(int maxRows) {
        this.squares = new double[maxRows * LANES];
        this.factors = new double[maxRows * LANES];
        this.seeds = new float[maxRows * LANES];
        this.results = new double[maxRows * LANES];
    }

    /**
     * Rows that a windowed kernel keeps: of each of its sums what it is from the anchor on, then, twice, by row before an anchor, what
     * it is back to there: for the newest anchor and for the next.
     */
    public static int stateRows(int sums, int window) {
        return window <= LONGEST_SHORT ? 0 : sums * (1 + 2 * window);
    }

    /** Bars between restarts of the anchors of a window, a power of two that grows with the window. */
    public static int period(int window) {
        return window <= SHORTEST_PERIOD ? SHORTEST_PERIOD : 2 * Integer.highestOneBit(window - 1);
    }

    void begin() {
        row = 0;
        count = 0;
        ahead = false;
    }

    /**
     * Goes to the next chunk; false after the last.
     *
     * @param sums that the kernel keeps
     */
    boolean next(int window, int sums) {
        row += count;
        if (row >= rows) {
            return false;
        }
        int period = period(window);
        int inPeriod = (int) ((bar + row) & (period - 1));
        int chunk = inPeriod / window;
        skip = inPeriod - chunk * window;
        seen = fresh ? 0 : skip;
        summed = ahead;
        count = Math.min(Math.min(window - skip, period - inPeriod), rows - row);
        ahead = seen == skip && count == window - skip && row + count < rows && inPeriod + count < period;
        int length = sums * window * LANES;
        int first = state + sums * LANES;
        parts = first + (chunk & 1) * length;
        nextParts = first + (chunk + 1 & 1) * length;
        return true;
    }

    /** Whether the sums back from the chunk's anchor are still to be made. */
    boolean mustSumBack() {
        return seen == 0 && !summed;
    }
}
