package org.alphalode.kernel;

/**
 * Kernels over rows of {@link Walk#LANES} values in one array {@code a}; x, y and out are offsets of the first row. Inputs hold no
 * infinity; an infinite result is written as NaN. Windowed kernels read window - 1 rows before the first.
 */
public interface Lanes {
    /** Products of two operands that are summed side by side. */
    int PRODUCTS_AT_ONCE = 4;

    /** Pairs whose dot products are summed side by side. */
    int DOTS_AT_ONCE = 8;

    void add(double[] a, int x, int y, int out, int rows);

    void sub(double[] a, int x, int y, int out, int rows);

    void mul(double[] a, int x, int y, int out, int rows);

    /** Quotient; NaN where y is 0. */
    void div(double[] a, int x, int y, int out, int rows);

    void min(double[] a, int x, int y, int out, int rows);

    void max(double[] a, int x, int y, int out, int rows);

    /**
     * Makes rows of columns: lane l of row r is {@code columns[from + l * columnLength + r]}; an infinity becomes NaN.
     */
    void interleave(double[] columns, int from, int columnLength, double[] a, int out, int rows);

    /** Mean of the window. */
    void mean(double[] a, Walk walk, int window, int x, int out);

    /** Sum of the window. */
    void sum(double[] a, Walk walk, int window, int x, int out);

    /** Mean and standard deviation (n - 1) of the window. */
    void meanStd(double[] a, Walk walk, int window, int x, int mean, int std);

    /** Skewness of the window, bias-corrected; NaN where it is constant. */
    void skew(double[] a, Walk walk, int window, int x, int out);

    /**
     * Mean, standard deviation and skewness of the window, with the bits of {@link #meanStd} and {@link #skew}.
     *
     * @param out offsets of the three
     */
    void meanStdSkew(double[] a, Walk walk, int window, int x, int[] out);

    /** Pearson correlation over the window; NaN where x or y is constant. */
    void corr(double[] a, Walk walk, int window, int x, int y, int out);

    /** Smallest value of the window. */
    void rollingMin(double[] a, Walk walk, int window, int x, int out);

    /** Largest value of the window. */
    void rollingMax(double[] a, Walk walk, int window, int x, int out);

    /** Copies rows where the target is there; 0 where it is missing. */
    void keep(double[] a, int rows, int x, Against y, int out);

    /** Writes 1 / x, which may be infinite. */
    void invert(double[] a, int rows, int x, int out);

    /** Of each pair the sum of x y, a row. */
    void dots(double[] a, int rows, Pairs pairs);

    /**
     * Of each pair the sums of p, p^2 and p t, three rows; p = x y.
     *
     * @param target offset of the target's rows, 0 where it is missing
     */
    void products(double[] a, int rows, Pairs pairs, int target);

    /**
     * Adds to the sums of joined roots what the sums of pairs say, in lanes where all of a root is there and varies so much that these
     * sums are exact; tells of the others in {@link Joins#missing}, which has no meaning in lanes without targets. Gives a lane without a
     * centre the first row's value, if it has a target.
     *
     * @param scratch offset of four rows
     */
    void settle(double[] a, Joins joins, Against y, int scratch);

    /**
     * Gives a root's sums their centre: in lanes that have none yet, its value in the row at hand, where the target is there.
     *
     * @param x offset of the root's row
     * @param y offset of the target's
     * @param sums as in {@link #accumulate}
     * @return bit l is set where lane l has a centre then
     */
    int centre(double[] a, int x, int y, int sums);

    /**
     * Adds to the sums of a root its rows against a target, in the lanes where the root is there wherever the target is. Even and odd
     * rows are summed apart, then together.
     *
     * @param sums offset of four rows: centre c of x, and the sums of d = x - c, d^2 and d y
     * @return bit l is set where lane l misses a value that has a target: nothing was added there
     */
    int accumulate(double[] a, Walk walk, int x, Against y, int sums);

    /**
     * Adds to the sums of a root its rows against a target, pair by pair in the order of the rows, in the lanes of some bits. What is
     * missing is left out; a lane that has no centre yet gets its first value that has a target. Writes to {@link Walk#scratch} three rows
     * of what these pairs differ from the targets: n, and the sums of y and y^2.
     *
     * @param sums as in {@link #accumulate}
     * @param bits bit l for lane l
     */
    void accumulatePresent(double[] a, Walk walk, int x, Against y, int sums, int bits);

    /**
     * Writes what a root's sums say: the mean of x and the sums of (x - mean)^2 and of products of deviations; 0 where there is no pair.
     *
     * @param sums as in {@link #accumulate}
     * @param of offset of the sums of the targets of its pairs: n, y, y^2
     * @param at where the first goes, lane after lane
     * @param stride how far the second lies from it, and the third from that
     */
    void moments(double[] a, int sums, int of, double[] to, int at, int stride);

    /** As {@link #moments}, of the targets of its pairs: n, the mean of y and the sum of (y - mean)^2. */
    void pairs(double[] a, int of, double[] to, int at, int stride);

    /** Steps of the rank correlation. */
    RankLanes rank();
}
