package org.alphalode.stage.mine.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.alphalode.expr.Expr;

/** Where an engine's raw formulas come from: they may be ill-typed, not canonical, and drawn before. */
interface Source {
    /** The next raw formula; empty where there are no more. */
    Optional<Expr> draw();

    /** How many formulas can still be taken; told before each round of draws. */
    default void room(int formulas) {}

    /** How the formulas did that were taken since the last time. */
    default void learn(List<Expr> taken, IntToDoubleFunction fitness) {}
}
