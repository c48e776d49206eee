package org.alphalode.stage.mine;

import java.io.Serializable;
import org.alphalode.check.Check;
import org.alphalode.stage.mine.gate.GateParams;

/**
 * What a run of mining was told.
 *
 * @param horizonBars of the target
 * @param engine name of the {@link AlphaEngine}
 * @param search space and budget
 * @param gate what decides about candidates
 * @param batchFormulas formulas of a unit of work; no influence on the answer
 */
public record MineParams(int horizonBars, String engine, SearchParams search, GateParams gate, int batchFormulas)
        implements Serializable {
    public MineParams {
        Check.that(horizonBars >= 1, "a horizon is at least one bar: %s", horizonBars);
        Check.that(batchFormulas >= 1, "a unit holds at least one formula: %s", batchFormulas);
        AlphaEngines.named(engine);
    }

    /** All defaults, for a horizon and a search. */
    public static MineParams standard(int horizonBars, SearchParams search) {
        return new MineParams(horizonBars, "enumerate", search, GateParams.STANDARD, 500);
    }

    int lagBars() {
        return gate.lagBars(horizonBars);
    }
}
