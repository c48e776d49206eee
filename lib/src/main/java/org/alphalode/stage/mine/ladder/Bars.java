package org.alphalode.stage.mine.ladder;

import java.io.Serializable;

/**
 * What |t| on the full window a candidate must reach at least.
 *
 * @param finalists below it, it can not be among the finalists
 * @param significance below it, it can not be significant among all trials
 */
public record Bars(double finalists, double significance) implements Serializable {
    /** No bar. */
    public static final Bars NONE = new Bars(0, 0);
}
