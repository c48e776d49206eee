package org.alphalode.stage.mine;

import java.io.Serializable;
import org.alphalode.check.Check;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;

/**
 * What a run of mining was told.
 *
 * @param horizonBars of the target
 * @param engine name of the {@link org.alphalode.stage.mine.search.AlphaEngine}
 * @param search space and budget
 * @param levels rounds of the search: the alphas accepted in one are building blocks of the next; the budget is shared evenly
 * @param ladder how candidates are screened
 * @param gate what decides about the finalists
 * @param batchFormulas formulas of a unit of work; no influence on the answer
 */
public record MineParams(
        int horizonBars,
        String engine,
        SearchParams search,
        int levels,
        LadderParams ladder,
        GateParams gate,
        int batchFormulas)
        implements Serializable {
    public MineParams {
        Check.that(horizonBars >= 1, "a horizon is at least one bar: %s", horizonBars);
        Check.that(levels >= 1, "a search has at least one level: %s", levels);
        Check.that(batchFormulas >= 1, "a unit holds at least one formula: %s", batchFormulas);
        AlphaEngines.named(engine);
    }

    /** All defaults, for a horizon and a search. */
    public static MineParams standard(int horizonBars, SearchParams search) {
        return new MineParams(horizonBars, "enumerate", search, 1, LadderParams.STANDARD, GateParams.STANDARD, 2_000);
    }

    int lagBars() {
        return gate.lagBars(horizonBars);
    }
}
