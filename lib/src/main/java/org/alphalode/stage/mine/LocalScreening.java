package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphalode.model.Fold;
import org.alphalode.model.Tried;
import org.alphalode.stage.mine.ladder.Fingerprints;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Probed;
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
            private final ProbeTwins known = new ProbeTwins();

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
                return CohortResult.merged(
                        cohort.tiles().stream().map(this::tile).toList());
            }

            private CohortResult tile(Cohort tile) {
                List<Cohort> batches = tile.batches(batchFormulas);
                List<Probed> probed =
                        batches.stream().map(batch -> batch.probe(ladder)).toList();
                Fingerprints fingerprints = Fingerprints.merged(
                        probed.stream().map(Probed::fingerprints).toList());
                ProbeTwins.Suspects suspects = known.suspects(tile.formulas(), fingerprints);
                Map<String, String> twins = suspects.twins(suspects.compared(ladder));
                known.settle(tile.formulas(), fingerprints, twins);
                List<CohortResult> results = new ArrayList<>();
                for (int i = 0; i < batches.size(); i++) {
                    Cohort batch = batches.get(i);
                    Screened screened = batch.climb(ladder, probed.get(i), twins);
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
