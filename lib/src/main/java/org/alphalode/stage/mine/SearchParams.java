package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.op.SemanticRules;

/**
 * The space that an engine searches.
 *
 * @param maxFormulas budget: formulas tried in each fold
 * @param seed of what is drawn where the space is larger than the budget
 * @param windows of the time-series operators, in bars, at least 3, ascending
 * @param rules which sums make sense
 */
public record SearchParams(int maxFormulas, long seed, List<Integer> windows, SemanticRules rules)
        implements Serializable {
    /** Fibonacci windows (S0.9). */
    public static final List<Integer> FIBONACCI = List.of(3, 5, 8, 13, 21, 34, 55);

    public SearchParams {
        windows = List.copyOf(windows);
        Check.that(maxFormulas >= 1, "at least one formula is tried: %s", maxFormulas);
        Check.that(windows.stream().allMatch(w -> w >= 3), "a skew needs windows of at least 3 bars: %s", windows);
        Check.that(
                windows.stream().sorted().distinct().toList().equals(windows),
                "windows are distinct and ascending: %s",
                windows);
    }

    /** Fibonacci windows and the standard rules. */
    public static SearchParams standard(int maxFormulas, long seed) {
        return new SearchParams(maxFormulas, seed, FIBONACCI, SemanticRules.STANDARD);
    }
}
