package org.alphalode.stage.mine.search;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.alphalode.expr.Expr;

/** A search under way. */
public interface Search {
    /**
     * The next formulas: canonical, well typed, dimensionless, within the longest lookback, none proposed before, and over all calls at
     * most as many as the budget. Empty where there are no more.
     */
    List<Expr> next(int most);

    /**
     * Tells how the formulas of the last {@link #next} did.
     *
     * @param fitness of each, by its place in that list: the higher the better, NaN where it could not be judged
     */
    void learn(IntToDoubleFunction fitness);
}
