package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Fold;

/**
 * A batch of formulas to be scored on one fold's training window.
 *
 * @param fold whose training window
 * @param formulas canonical texts
 */
public record MineUnit(Fold fold, List<String> formulas) implements Serializable {
    public MineUnit {
        formulas = List.copyOf(formulas);
    }
}
