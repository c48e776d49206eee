package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit of work: a block of time and a batch of formulas, each from the first to before the last.
 *
 * @param fromBar first bar whose values count; those before it are warm-up
 */
record EvalUnit(int fromBar, int toBar, int fromFormula, int toFormula) implements Serializable {
    /**
     * How to cut; of no influence on values.
     *
     * @param blockBars bars of a unit
     * @param batchFormulas formulas of a unit
     */
    record Size(int blockBars, int batchFormulas) {}

    /** Cuts all bars and formulas: batch after batch, in each block after block. */
    static List<EvalUnit> cut(int bars, int formulas, Size size) {
        List<EvalUnit> units = new ArrayList<>();
        for (int formula = 0; formula < formulas; formula += size.batchFormulas()) {
            for (int bar = 0; bar < bars; bar += size.blockBars()) {
                units.add(new EvalUnit(
                        bar,
                        Math.min(bars, bar + size.blockBars()),
                        formula,
                        Math.min(formulas, formula + size.batchFormulas())));
            }
        }
        return units;
    }
}
