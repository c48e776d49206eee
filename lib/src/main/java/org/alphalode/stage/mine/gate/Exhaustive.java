package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;

/** Judges formulas without a search and without a ladder: each is scored exactly on the whole training window. */
public final class Exhaustive {
    private Exhaustive() {}

    /** What becomes of the formulas, each of which counts as a trial. */
    public static Judged judge(GateInput input, List<Expr> formulas) {
        GateParams params = input.params();
        FoldTarget target = FoldTarget.of(input.target(), input.fold(), params.maskedShare());
        Scorer scorer =
                new Scorer(input.features().symbolCount(), input.horizonBars(), params.lagBars(input.horizonBars()));
        List<Scored> scored = new ArrayList<>();
        int from = target.firstBar;
        Values.of(
                formulas,
                input.features(),
                from,
                from + target.trainEnd,
                (i, values) -> scored.add(Scored.of(formulas.get(i), values, target, scorer, params.minIc())));
        return new Acceptance(input, target).decide(scored);
    }
}
