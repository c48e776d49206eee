package org.alphalode.kernel;

/** Pairs of operands that are summed side by side, and where they lie. */
public final class Pairs {
    /** [pair]: offset of the left operand's rows. */
    final int[] x;
    /** [pair]: offset of the right operand's rows. */
    final int[] y;
    /** Offset of the first row that is written. */
    final int out;

    /** How many rows are summed. */
    int rows;
    /** First of the lanes that are summed. */
    int lane;
    /** Offset of the target's rows. */
    int target;

    /**
     * @param x offsets of the left operands' rows, a multiple of {@link Lanes#PRODUCTS_AT_ONCE} or {@link Lanes#DOTS_AT_ONCE} of them,
     *     whatever they are used for; not copied
     * @param y of the right operands' rows, as many; not copied
     * @param out offset of the first row that is written
     */
    public Pairs(int[] x, int[] y, int out) {
        this.x = x;
        this.y = y;
        this.out = out;
    }
}
