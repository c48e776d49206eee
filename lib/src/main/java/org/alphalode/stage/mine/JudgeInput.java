package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.stage.mine.gate.FoldTarget;

/**
 * What the judges read.
 *
 * @param mine panels and rules
 * @param slates one a fold
 * @param targets of the folds, one a slate
 */
record JudgeInput(MineInput mine, List<Slate> slates, List<FoldTarget> targets) implements Serializable {
    JudgeInput {
        slates = List.copyOf(slates);
        targets = List.copyOf(targets);
    }
}
