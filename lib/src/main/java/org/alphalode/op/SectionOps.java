package org.alphalode.op;

import static org.alphalode.op.Param.number;
import static org.alphalode.op.Param.operand;

import java.util.List;

/** Operators across all symbols at one time. */
final class SectionOps {
    static final List<Op> ALL = List.of(
            section(
                    "cs_rank",
                    "Rank among the symbols, 0 lowest to 1 highest, ties averaged; 0.5 for a single one",
                    List.of(operand("x")),
                    TypeRule.GIVE_NONE,
                    Algebra.POSITIVE_INVARIANT,
                    (x, p) -> SlowSection.rank(x[0])),
            section(
                    "cs_zscore",
                    "Distance from the symbols' mean in standard deviations, n - 1; NaN where all are equal",
                    List.of(operand("x")),
                    TypeRule.GIVE_NONE,
                    Algebra.ODD,
                    (x, p) -> SlowSection.zscore(x[0])),
            section(
                    "cs_demean",
                    "Distance from the symbols' mean",
                    List.of(operand("x")),
                    TypeRule.KEEP,
                    Algebra.LINEAR,
                    (x, p) -> SlowSection.demean(x[0])),
            section(
                    "cs_scale",
                    "Share of the sum of the symbols' absolute values",
                    List.of(operand("x")),
                    TypeRule.GIVE_NONE,
                    Algebra.ODD,
                    (x, p) -> SlowSection.scale(x[0])),
            section(
                    "cs_winsorize",
                    "Clipped to the symbols' mean plus and minus limit standard deviations",
                    List.of(operand("x"), number("limit", 0, 100, 2.0, 3.0)),
                    TypeRule.KEEP,
                    Algebra.LINEAR,
                    (x, p) -> SlowSection.winsorize(x[0], p[0])),
            section(
                    "cs_neutralize",
                    "Residual of the regression of x on y across the symbols; NaN where y is constant",
                    List.of(operand("x"), operand("y")),
                    TypeRule.KEEP_FIRST,
                    Algebra.LINEAR,
                    (x, p) -> SlowSection.neutralize(x[0], x[1])),
            section(
                    "cs_group_neutralize",
                    "Distance from the mean of the symbols whose group has the same number",
                    List.of(operand("x"), operand("group")),
                    TypeRule.KEEP_FIRST,
                    Algebra.LINEAR,
                    (x, p) -> SlowSection.groupNeutralize(x[0], x[1])));

    private SectionOps() {}

    private static Op section(
            String name,
            String doc,
            List<Param> params,
            TypeRule typeRule,
            Algebra algebra,
            Reference.SectionFunction f) {
        return new Op(
                name,
                doc,
                params,
                typeRule,
                new Op.Memory(Reach.NONE, NanRule.LEFT_OUT),
                algebra,
                Lowering.SLOW,
                new Reference.AcrossSymbols(f));
    }
}
