package org.alphalode.op;

import static org.alphalode.op.Param.number;
import static org.alphalode.op.Param.operand;
import static org.alphalode.op.Param.window;

import java.util.List;

/** Extremes, ranks and quantiles of one operand over a window. */
final class OrderOps {
    static final List<Op> ALL = List.of(
            rolling(
                    "ts_min",
                    "Smallest value of the window",
                    1,
                    new Law(TypeRule.KEEP, Algebra.POSITIVE_LINEAR),
                    Lowering.one(Prim.ROLLING_MIN),
                    (w, p) -> Slow.min(w[0])),
            rolling(
                    "ts_max",
                    "Largest value of the window",
                    1,
                    new Law(TypeRule.KEEP, Algebra.POSITIVE_LINEAR),
                    Lowering.one(Prim.ROLLING_MAX),
                    (w, p) -> Slow.max(w[0])),
            rolling(
                    "ts_argmin",
                    "Bars since the smallest value of the window, the newest of equals",
                    2,
                    new Law(TypeRule.GIVE_NONE, Algebra.POSITIVE_INVARIANT),
                    Lowering.one(Prim.ARGMIN),
                    (w, p) -> Slow.ageOf(Slow.min(w[0]), w[0])),
            rolling(
                    "ts_argmax",
                    "Bars since the largest value of the window, the newest of equals",
                    2,
                    new Law(TypeRule.GIVE_NONE, Algebra.POSITIVE_INVARIANT),
                    Lowering.one(Prim.ARGMAX),
                    (w, p) -> Slow.ageOf(Slow.max(w[0]), w[0])),
            rolling(
                    "ts_rank",
                    "Rank of the newest value in the window, 0 lowest to 1 highest, ties averaged",
                    2,
                    new Law(TypeRule.GIVE_NONE, Algebra.POSITIVE_INVARIANT),
                    Lowering.one(Prim.RANK),
                    (w, p) -> Slow.rank(Slow.last(w[0]), w[0])),
            rolling(
                    "ts_median",
                    "Median of the window",
                    1,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    (a, o) -> a.step(Prim.QUANTILE, o.window(), 0.5, o.in()),
                    (w, p) -> Slow.quantile(w[0], 0.5)),
            new Op(
                    "ts_quantile",
                    "Quantile of the window, linear between its values",
                    List.of(operand("x"), window(1), number("q", 0, 1, 0.1, 0.25, 0.75, 0.9)),
                    TypeRule.KEEP,
                    new Op.Memory(Reach.WINDOW, NanRule.PROPAGATE),
                    Algebra.POSITIVE_LINEAR,
                    Lowering.numbered(Prim.QUANTILE),
                    new Reference.OverTime((w, p) -> Slow.quantile(w[0], p[0]))));

    private OrderOps() {}

    private static Op rolling(
            String name, String doc, int minWindow, Law law, Lowering kernel, Reference.TimeFunction f) {
        return new Op(
                name,
                doc,
                List.of(operand("x"), window(minWindow)),
                law.typeRule(),
                new Op.Memory(Reach.WINDOW, NanRule.PROPAGATE),
                law.algebra(),
                kernel,
                new Reference.OverTime(f));
    }
}
