package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Formulas;
import org.alphalode.model.IcStats;
import org.alphalode.model.Rung;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.ladder.Screened;

/** Trials of formulas that never came before the gates: what was computed of them, and NaN for all that was not. */
public final class DeadTrials {
    private DeadTrials() {}

    /** Trials of those of a batch that died on the ladder. */
    public static List<Tried> of(Cohort batch, Screened screened) {
        List<Tried> dead = new ArrayList<>();
        for (int i = 0; i < screened.candidates(); i++) {
            if (!screened.isAlive(i)) {
                String twin = screened.twin(i);
                dead.add(trial(
                        batch,
                        batch.seen(i, screened),
                        screened.rung(i),
                        screened.verdict(i).orElseThrow(),
                        twin.isEmpty() ? "" : Formulas.idOfCanonical(twin)));
            }
        }
        return dead;
    }

    static Tried trial(Cohort of, Survivor seen, Rung rung, Verdict verdict, String twin) {
        IcStats train = new IcStats(
                seen.pairs(), seen.ic(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return new Tried(
                new Trial(
                        Formulas.idOfCanonical(seen.formula()),
                        seen.formula(),
                        of.fold().id(),
                        of.horizonBars(),
                        train,
                        IcStats.NONE,
                        Double.NaN,
                        verdict),
                rung,
                seen.cohort(),
                seen.t(),
                seen.probeT(),
                twin,
                of.lineage().blocks().isEmpty() ? List.of() : of.lineage().parentsOf(Formulas.parse(seen.formula())));
    }
}
