package org.alphalode.kernel;

/**
 * Roots that join two operands in one way, and where everything of them lies. What is summed of their rows comes from sums over pairs of
 * operands that other roots may share.
 */
public final class Joins {
    /** How they join. */
    public final By by;
    /** [root]: offset of the left operand's rows. */
    public final int[] x;
    /** [root]: offset of the right operand's rows. */
    public final int[] y;
    /** [root]: offset of its sums, as in {@link Lanes#accumulate}. */
    public final int[] sums;
    /** [root]: offset of what {@link Lanes#dots} wrote of a sum or difference, {@link Lanes#products} of a product or quotient. */
    public final int[] pair;
    /** [root]: of a sum or difference, offset of what {@link Lanes#products} wrote of its left operand times 1. */
    public final int[] left;
    /** [root]: the same of its right operand. */
    public final int[] right;
    /** [root]: bit l is set where nothing was added in lane l, although it has targets. */
    public final int[] missing;

    /** What joins two operands. */
    public enum By {
        ADD,
        SUB,
        MUL,
        DIV
    }

    /** @param roots how many */
    public Joins(By by, int roots) {
        this.by = by;
        this.x = new int[roots];
        this.y = new int[roots];
        this.sums = new int[roots];
        this.pair = new int[roots];
        this.left = new int[roots];
        this.right = new int[roots];
        this.missing = new int[roots];
    }
}
