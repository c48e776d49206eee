package org.alphalode.stage.classify;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;

/**
 * Alphas of one fold to be measured.
 *
 * @param fold whose training window
 * @param alphas a batch of its pool
 */
public record ClassifyUnit(Fold fold, List<Alpha> alphas) implements Serializable {
    public ClassifyUnit {
        alphas = List.copyOf(alphas);
    }
}
