package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Fold;
import org.alphalode.stage.mine.ladder.Bars;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Screened;

/**
 * Formulas that are screened under one bar: the unit of commitment. Its size is a matter of the search alone.
 *
 * @param fold on whose training window
 * @param horizonBars of the target
 * @param number counted from 0 in each fold
 * @param formulas canonical texts, none screened before
 * @param bars that a candidate must pass
 * @param lineage accepted alphas that formulas may be built from
 */
public record Cohort(Fold fold, int horizonBars, int number, List<String> formulas, Bars bars, Lineage lineage)
        implements Serializable {
    public Cohort {
        formulas = List.copyOf(formulas);
    }

    /** The cohort in batches of at most so many formulas, in order: units of work. */
    public List<Cohort> batches(int mostFormulas) {
        List<Cohort> batches = new ArrayList<>();
        for (int from = 0; from < formulas.size(); from += mostFormulas) {
            int to = Math.min(formulas.size(), from + mostFormulas);
            batches.add(with(formulas.subList(from, to)));
        }
        return batches;
    }

    /** This cohort with other formulas. */
    public Cohort with(List<String> others) {
        return new Cohort(fold, horizonBars, number, others, bars, lineage);
    }

    /** Takes all of its formulas up a ladder. */
    public Screened climb(Ladder ladder) {
        return ladder.screen(formulas.stream().map(Formulas::parse).toList(), bars);
    }
}
