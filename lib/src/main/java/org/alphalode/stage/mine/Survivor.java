package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A candidate that outlived the ladder.
 *
 * @param formula canonical text
 * @param cohort that it came with
 * @param pairs of value and target on the full window
 * @param ic Pearson IC on the full window
 * @param t of the full window, from its periods
 * @param probeT the same from the blocks of the first rung; NaN where undefined
 */
public record Survivor(String formula, int cohort, long pairs, double ic, double t, double probeT)
        implements Serializable {
    /** The higher |t| first, ties by text. */
    static final Comparator<Survivor> BEST =
            Comparator.comparingDouble((Survivor s) -> -s.size()).thenComparing(Survivor::formula);

    /** |t|, 0 where undefined. */
    double size() {
        return Double.isNaN(t) ? 0 : Math.abs(t);
    }
}
