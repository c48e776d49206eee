package org.alphalode.stage.mine;

import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.model.FieldSpec;

/** Proposes formulas to be tried. */
public interface AlphaEngine {
    /** Name in configuration. */
    String name();

    /**
     * Canonical, dimensionless formulas over {@code fields}, no two the same, at most {@link SearchParams#maxFormulas}, in an order
     * that depends on the arguments alone.
     */
    List<Expr> candidates(List<FieldSpec> fields, SearchParams search);
}
