package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Fold;
import org.alphalode.model.Tried;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Screened;

/** Screens in this thread and keeps the dead in a list. */
public final class LocalScreening implements Screening {
    private final int batchFormulas;
    private final List<Tried> dead = new ArrayList<>();

    /** @param batchFormulas screened at once; no influence on the answer */
    public LocalScreening(int batchFormulas) {
        this.batchFormulas = batchFormulas;
    }

    /** Everyone that died on a ladder. */
    public List<Tried> dead() {
        return List.copyOf(dead);
    }

    @Override
    public OfFold begin(Fold fold, Ladder ladder) {
        return new OfFold() {
            @Override
            public Earlier earlier() {
                return Earlier.none();
            }

            @Override
            public boolean isCutBefore(int cohort) {
                return false;
            }

            @Override
            public CohortResult screen(Cohort cohort) {
                List<CohortResult> results = new ArrayList<>();
                for (Cohort batch : cohort.batches(batchFormulas)) {
                    Screened screened = batch.climb(ladder);
                    dead.addAll(DeadTrials.of(batch, screened));
                    results.add(CohortResult.of(batch, screened));
                }
                return CohortResult.merged(results);
            }

            @Override
            public void close() {}
        };
    }
}
