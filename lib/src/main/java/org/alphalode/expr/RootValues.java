package org.alphalode.expr;

import org.alphalode.kernel.Walk;

/** Takes the values of roots while they are in the cache, so that nobody has to hold them. */
@FunctionalInterface
public interface RootValues {
    /** Doubles from one bar's value to the next bar's. */
    int STRIDE = Walk.LANES;

    /**
     * Takes the bars {@code [fromBar, toBar)} of a root and symbol, at least one; each bar comes once, in no order that counts.
     *
     * @param a holds the value of bar {@code fromBar + i} at {@code offset + i * STRIDE}; not to be changed, and only for now
     */
    void take(int root, int symbol, int fromBar, int toBar, double[] a, int offset);
}
