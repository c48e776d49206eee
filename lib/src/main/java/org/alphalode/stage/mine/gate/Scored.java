package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import org.alphalode.model.IcStats;

/**
 * What one formula showed on a training window.
 *
 * @param formulaId 128-bit id of the canonical form, hex
 * @param formula canonical text
 * @param validity whether its values can be judged
 * @param train statistics, without the rank IC
 * @param fewBarsIc Pearson IC after the largest |target| were masked; NaN where the IC itself is below its gate
 */
public record Scored(String formulaId, String formula, Validity validity, IcStats train, double fewBarsIc)
        implements Serializable {
    Scored withTrain(IcStats stats) {
        return new Scored(formulaId, formula, validity, stats, fewBarsIc);
    }
}
