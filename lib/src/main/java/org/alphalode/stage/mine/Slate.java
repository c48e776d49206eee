package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Fold;

/**
 * The candidates of a fold that come before the gates.
 *
 * @param fold whose training window
 * @param finalists the best first
 * @param tried all formulas that were scored on it: significance is judged against that number
 */
record Slate(Fold fold, List<Survivor> finalists, long tried) implements Serializable {
    Slate {
        finalists = List.copyOf(finalists);
    }

    List<String> formulas() {
        return finalists.stream().map(Survivor::formula).toList();
    }
}
