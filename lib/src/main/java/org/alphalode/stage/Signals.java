package org.alphalode.stage;

import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Alpha;
import org.alphalode.model.Panel;

/** What accepted alphas say at each bar, in one unit. */
public final class Signals {
    private Signals() {}

    /**
     * Signal of each alpha: {@code orientation * clip(ts_zscore(formula, W), -3, 3)}, from values up to the bar alone.
     *
     * @param features columns that the formulas read
     * @param standardiseWindowBars W
     * @return one field for each alpha, in order, named by its id; NaN where the formula has no W values in a row, and where a bar
     *     was not usable at its close
     */
    public static Panel of(List<Alpha> alphas, Panel features, int standardiseWindowBars) {
        Check.that(standardiseWindowBars >= 2, "a deviation needs at least 2 bars: %s", standardiseWindowBars);
        List<Expr> formulas = alphas.stream()
                .map(alpha -> formula(alpha, standardiseWindowBars))
                .toList();
        return Evaluator.evaluate(
                Plan.of(formulas, features.fields()),
                features,
                alphas.stream().map(Alpha::alphaId).toList());
    }

    private static Expr formula(Alpha alpha, int window) {
        return Formulas.parse(
                alpha.orientation() + " * clip(ts_zscore(" + alpha.formula() + ", " + window + "), -3, 3)");
    }
}
