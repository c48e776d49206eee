package org.alphalode.model;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * An accepted alpha of one fold.
 *
 * @param alphaId fold id and formula id, as in {@code f02-1a2b3c...}
 * @param foldId fold that mined it
 * @param formula canonical text over the columns of the features table
 * @param orientation +1, or -1 where its training IC is negative: the alpha is orientation times formula
 * @param horizonBars forward return in bars that it was mined for
 * @param complexity nodes of the formula
 * @param lookbackBars bars before the first value
 * @param parents formula ids of the accepted alphas that it was built from
 */
public record Alpha(
        String alphaId,
        String foldId,
        String formula,
        int orientation,
        int horizonBars,
        int complexity,
        int lookbackBars,
        List<String> parents)
        implements Serializable {
    public Alpha {
        parents = List.copyOf(parents);
        Check.that(orientation == 1 || orientation == -1, "orientation is +1 or -1: %s", orientation);
    }
}
