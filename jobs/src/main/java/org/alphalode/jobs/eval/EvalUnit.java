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
     * @param blockBars most bars of a unit
     * @param batchFormulas most formulas of a unit
     */
    record Size(int blockBars, int batchFormulas) {}

    /** Cuts all bars and formulas into units of about the same size: batch after batch, in each block after block. */
    static List<EvalUnit> cut(int bars, int formulas, Size size) {
        int batch = share(formulas, size.batchFormulas());
        int block = share(bars, size.blockBars());
        List<EvalUnit> units = new ArrayList<>();
        for (int formula = 0; formula < formulas; formula += batch) {
            for (int bar = 0; bar < bars; bar += block) {
                units.add(new EvalUnit(bar, Math.min(bars, bar + block), formula, Math.min(formulas, formula + batch)));
            }
        }
        return units;
    }

    /** Size of each of the fewest equal parts of at most so many. */
    private static int share(int all, int most) {
        int parts = Math.max(1, (int) (((long) all + most - 1) / most));
        return Math.max(1, (int) (((long) all + parts - 1) / parts));
    }
}
