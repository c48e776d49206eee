package org.alphalode.stage.mine.gate;

import java.io.Serializable;

/**
 * Whether the values of a formula are good enough to be judged, over a training window.
 *
 * @param coverage share of the known targets that have a value of the formula; a symbol whose values do not vary has none
 * @param relativeDeviation smallest, over the symbols that vary, of the deviation over the root mean square: free of scale
 * @param distinctValues distinct values of all symbols together, counted up to {@link #MANY}
 */
public record Validity(double coverage, double relativeDeviation, int distinctValues) implements Serializable {
    /** Counting stops here. */
    public static final int MANY = 64;
}
