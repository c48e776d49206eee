package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Fold;
import org.alphalode.stage.mine.ladder.Bars;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Probed;
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
    /** Formulas whose moments on the first rung are held at a time, some 2 kB each for ten symbols, and the pairs that several share. */
    private static final int TILE = 65_536;

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

    /** The cohort in tiles, in order: twins are looked for in one after the other. They do not depend on batches. */
    public List<Cohort> tiles() {
        return batches(TILE);
    }

    /** What was seen of a formula of this cohort, dead or alive. */
    Survivor seen(int formula, Screened screened) {
        return new Survivor(
                formulas.get(formula),
                number,
                screened.pairs(formula),
                screened.ic(formula),
                screened.t(formula),
                screened.probeT(formula));
    }

    /** Takes all of its formulas up the first rung of a ladder. */
    public Probed probe(Ladder ladder) {
        return ladder.probe(formulas.stream().map(Formulas::parse).toList(), bars);
    }

    /**
     * Takes all of its formulas from the first rung to the end.
     *
     * @param twins of those that behave like a formula before them, that formula
     */
    public Screened climb(Ladder ladder, Probed probed, Map<String, String> twins) {
        Map<Integer, String> byNumber = new TreeMap<>();
        for (int i = 0; i < formulas.size(); i++) {
            String twin = twins.get(formulas.get(i));
            if (twin != null) {
                byNumber.put(i, twin);
            }
        }
        return ladder.goOn(probed, byNumber, bars);
    }
}
