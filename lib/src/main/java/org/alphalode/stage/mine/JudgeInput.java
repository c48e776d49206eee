package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;

/**
 * What the judges read.
 *
 * @param mine panels and rules
 * @param slates one a fold
 */
record JudgeInput(MineInput mine, List<Slate> slates) implements Serializable {
    JudgeInput {
        slates = List.copyOf(slates);
    }
}
