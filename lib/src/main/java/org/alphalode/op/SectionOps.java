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
                    new Law(TypeRule.GIVE_NONE, Algebra.POSITIVE_INVARIANT),
                    Lowering.one(Prim.SECTION_RANK),
                    (x, p) -> SlowSection.rank(x[0])),
            section(
                    "cs_zscore",
                    "Distance from the symbols' mean in standard deviations, n - 1; NaN where all are equal",
                    List.of(operand("x")),
                    new Law(TypeRule.GIVE_NONE, Algebra.ODD),
                    Lowering.one(Prim.SECTION_ZSCORE),
                    (x, p) -> SlowSection.zscore(x[0])),
            section(
                    "cs_demean",
                    "Distance from the symbols' mean",
                    List.of(operand("x")),
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.one(Prim.SECTION_DEMEAN),
                    (x, p) -> SlowSection.demean(x[0])),
            section(
                    "cs_scale",
                    "Share of the sum of the symbols' absolute values",
                    List.of(operand("x")),
                    new Law(TypeRule.GIVE_NONE, Algebra.ODD),
                    Lowering.one(Prim.SECTION_SCALE),
                    (x, p) -> SlowSection.scale(x[0])),
            section(
                    "cs_winsorize",
                    "Clipped to the symbols' mean plus and minus limit standard deviations",
                    List.of(operand("x"), number("limit", 0, 100, 2.0, 3.0)),
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.numbered(Prim.SECTION_WINSORIZE),
                    (x, p) -> SlowSection.winsorize(x[0], p[0])),
            section(
                    "cs_neutralize",
                    "Residual of the regression of x on y across the symbols; NaN where y is constant",
                    List.of(operand("x"), operand("y")),
                    new Law(TypeRule.KEEP_FIRST, Algebra.LINEAR),
                    Lowering.one(Prim.SECTION_NEUTRALIZE),
                    (x, p) -> SlowSection.neutralize(x[0], x[1])),
            section(
                    "cs_group_neutralize",
                    "Distance from the mean of the symbols whose group has the same number",
                    List.of(operand("x"), operand("group")),
                    new Law(TypeRule.KEEP_FIRST, Algebra.LINEAR),
                    Lowering.one(Prim.SECTION_GROUP_NEUTRALIZE),
                    (x, p) -> SlowSection.groupNeutralize(x[0], x[1])));

    private SectionOps() {}

    private static Op section(
            String name, String doc, List<Param> params, Law law, Lowering kernel, Reference.SectionFunction f) {
        return new Op(
                name,
                doc,
                params,
                law.typeRule(),
                new Op.Memory(Reach.NONE, NanRule.LEFT_OUT),
                law.algebra(),
                kernel,
                new Reference.AcrossSymbols(f));
    }
}
