package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * What the evidence for accepted alphas is gathered from.
 *
 * @param features columns that the formulas are made of
 * @param market bars with their opens and quote volumes, on the same grid and symbols
 * @param folds of the alphas
 * @param alphas accepted
 * @param params what is told
 */
public record EvidenceInput(Panel features, Panel market, List<Fold> folds, List<Alpha> alphas, EvidenceParams params)
        implements Serializable {
    public EvidenceInput {
        folds = List.copyOf(folds);
        alphas = List.copyOf(alphas);
        Check.that(features.sameGrid(market), "features and market need the same symbols and bars");
    }

    Fold fold(Alpha alpha) {
        return folds.stream()
                .filter(fold -> fold.id().equals(alpha.foldId()))
                .findFirst()
                .orElseThrow();
    }
}
