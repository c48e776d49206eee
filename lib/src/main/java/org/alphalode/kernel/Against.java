package org.alphalode.kernel;

/** What roots are held against in the rows at hand, and where it lies; reused from call to call. */
public final class Against {
    /** Offset of its rows: NaN where it is missing. */
    public int rows;
    /** Whether some of it is missing; the next two mean nothing where all of it is there. */
    public boolean hasHoles;
    /** Offset of its rows with 0 where it is missing. */
    public int filled;
    /** Offset of rows of bits: all are set where it is there, none where it is missing. */
    public int bits;
    /** Offset of three rows: of how many bars it is there, and the sums of it and of its squares. */
    public int sums;

    /** A row's bits where it is there; where it is missing, they are those of 0. */
    public static final double THERE = Double.longBitsToDouble(-1L);
}
