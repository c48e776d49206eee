package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.IcStats;

/**
 * What one formula showed on a training window.
 *
 * @param formulaId 128-bit id of the canonical form, hex
 * @param formula canonical text
 * @param validity whether its values can be judged
 * @param train statistics, without the rank IC
 * @param fewBarsIc Pearson IC after the largest |target| were masked; NaN where the IC itself is below its gate
 */
public record Scored(String formulaId, String formula, Validity validity, IcStats train, double fewBarsIc)
        implements Serializable {
    /**
     * Scores a formula exactly.
     *
     * @param values of the formula, shape [symbol][column of the target], not modified
     * @param scorer whose fit is overwritten
     * @param minIc below which the IC without the largest targets is of no interest
     */
    public static Scored of(Expr formula, double[][] values, FoldTarget target, Scorer scorer, double minIc) {
        int end = target.trainEnd;
        IcStats train = scorer.fitAndMeasure(values, target.values, target.withoutLargest, 0, end);
        Validity validity = scorer.validity(values, target.known, 0, end);
        double fewBarsIc = Math.abs(train.pearsonIc()) >= minIc ? scorer.icWithoutMasked() : Double.NaN;
        return new Scored(Formulas.id(formula), Formulas.print(formula), validity, train, fewBarsIc);
    }

    Scored withTrain(IcStats stats) {
        return new Scored(formulaId, formula, validity, stats, fewBarsIc);
    }
}
