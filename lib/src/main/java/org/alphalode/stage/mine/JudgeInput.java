package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.stage.mine.gate.FoldTarget;

/**
 * What the judges read.
 *
 * @param mine panels and rules
 * @param slates one a fold
 * @param targets of the folds, one a slate: found once, for all units
 */
record JudgeInput(MineInput mine, List<Slate> slates, List<FoldTarget> targets) implements Serializable {
    JudgeInput {
        slates = List.copyOf(slates);
        targets = List.copyOf(targets);
    }

    static JudgeInput of(MineInput mine, List<Slate> slates) {
        double maskedShare = mine.params().gate().maskedShare();
        return new JudgeInput(
                mine,
                slates,
                slates.stream()
                        .map(slate -> FoldTarget.of(mine.target(), slate.fold(), maskedShare))
                        .toList());
    }
}
