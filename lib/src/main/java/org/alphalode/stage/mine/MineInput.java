package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * What mining reads.
 *
 * @param features columns that formulas are made of
 * @param target one field: the forward return, on the same grid and symbols
 * @param folds each mined for itself
 * @param params what the run was told
 */
public record MineInput(Panel features, Panel target, List<Fold> folds, MineParams params) implements Serializable {
    public MineInput {
        folds = List.copyOf(folds);
        Check.that(
                features.symbols().equals(target.symbols())
                        && features.interval().equals(target.interval())
                        && features.barCount() == target.barCount()
                        && (features.barCount() == 0 || features.closeMicros(0) == target.closeMicros(0)),
                "features and target need the same symbols and bars");
        Check.that(target.fields().size() == 1, "the target is one field: %s", target.fields());
        Check.that(
                folds.stream().map(Fold::id).distinct().count() == folds.size(), "folds need distinct ids: %s", folds);
        long reach = (params.horizonBars() + 1L) * features.interval().micros();
        for (Fold fold : folds) {
            long gap = fold.validation().fromMicros() - fold.train().toMicros();
            Check.that(
                    gap >= reach,
                    "fold %s: labels of training reach %s us on, into validation: purge horizon + 1 bars",
                    fold.id(),
                    reach);
        }
    }
}
