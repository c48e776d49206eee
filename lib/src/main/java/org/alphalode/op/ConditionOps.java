package org.alphalode.op;

import static org.alphalode.op.Param.operand;

import java.util.List;

/** Comparisons, which give 1 or 0, and the choice by them. */
final class ConditionOps {
    static final List<Op> ALL = List.of(
            compare("gt", "1 where x is above y, else 0", Lowering.one(Prim.ABOVE), (x, y) -> x > y),
            compare("ge", "1 where x is y or above, else 0", Lowering.one(Prim.NOT_BELOW), (x, y) -> x >= y),
            compare("lt", "1 where x is below y, else 0", (a, o) -> a.step(Prim.ABOVE, o.y(), o.x()), (x, y) -> x < y),
            compare(
                    "le",
                    "1 where x is y or below, else 0",
                    (a, o) -> a.step(Prim.NOT_BELOW, o.y(), o.x()),
                    (x, y) -> x <= y),
            compare("eq", "1 where x is y, else 0", Lowering.one(Prim.EQUAL), (x, y) -> x == y),
            compare("ne", "1 where x is not y, else 0", Lowering.one(Prim.UNEQUAL), (x, y) -> x != y),
            new Op(
                    "if_else",
                    "x where the condition is not 0, else y; NaN where the condition or the chosen value is NaN",
                    List.of(operand("condition"), operand("x"), operand("y")),
                    TypeRule.BRANCH,
                    new Op.Memory(Reach.NONE, NanRule.CHOSEN_BRANCH),
                    Algebra.NONE,
                    Lowering.one(Prim.CHOOSE),
                    new Reference.OverTime(
                            (w, p) -> Double.isNaN(w[0][0]) ? Double.NaN : w[0][0] != 0 ? w[1][0] : w[2][0])));

    private ConditionOps() {}

    private interface Comparison {
        boolean of(double x, double y);
    }

    private static Op compare(String name, String doc, Lowering kernel, Comparison f) {
        return new Op(
                name,
                doc,
                List.of(operand("x"), operand("y")),
                TypeRule.COMPARE,
                new Op.Memory(Reach.NONE, NanRule.PROPAGATE),
                Algebra.NONE,
                kernel,
                new Reference.OverTime((w, p) -> f.of(w[0][0], w[1][0]) ? 1 : 0));
    }
}
