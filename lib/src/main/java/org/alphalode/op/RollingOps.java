package org.alphalode.op;

import static org.alphalode.op.Param.operand;
import static org.alphalode.op.Param.window;

import java.util.List;

/** Sums, moments, differences and weighted means of one operand over a window. */
final class RollingOps {
    static final List<Op> ALL = List.of(
            rolling(
                    "ts_mean",
                    "Mean of the window",
                    1,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.one(Prim.MEAN),
                    (w, p) -> Slow.mean(w[0])),
            rolling(
                    "ts_sum",
                    "Sum of the window",
                    1,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.one(Prim.SUM),
                    (w, p) -> Slow.sum(w[0])),
            rolling(
                    "ts_std",
                    "Standard deviation of the window, n - 1",
                    2,
                    new Law(TypeRule.KEEP, Algebra.ABSOLUTE),
                    RollingOps::std,
                    (w, p) -> Math.sqrt(Slow.variance(w[0]))),
            rolling(
                    "ts_var",
                    "Variance of the window, n - 1",
                    2,
                    new Law(TypeRule.SQUARE, Algebra.QUADRATIC),
                    (a, o) -> a.step(Prim.MUL, std(a, o), std(a, o)),
                    (w, p) -> Slow.variance(w[0])),
            rolling(
                    "ts_skew",
                    "Skewness of the window, bias-corrected; NaN where it is constant",
                    3,
                    new Law(TypeRule.GIVE_NONE, Algebra.ODD),
                    Lowering.one(Prim.SKEW),
                    (w, p) -> Slow.skew(w[0])),
            rolling(
                    "ts_kurt",
                    "Excess kurtosis of the window, bias-corrected; NaN where it is constant",
                    4,
                    new Law(TypeRule.GIVE_NONE, Algebra.EVEN),
                    Lowering.one(Prim.KURTOSIS),
                    (w, p) -> Slow.kurtosis(w[0])),
            rolling(
                    "ts_zscore",
                    "Distance from the window's mean in standard deviations; NaN where it is constant",
                    2,
                    new Law(TypeRule.GIVE_NONE, Algebra.ODD),
                    (a, o) -> a.step(Prim.DIV, a.step(Prim.SUB, o.x(), meanStd(a, o)), std(a, o)),
                    (w, p) -> (Slow.last(w[0]) - Slow.mean(w[0])) / Math.sqrt(Slow.variance(w[0]))),
            rolling(
                    "ts_product",
                    "Product of the window",
                    1,
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    Lowering.one(Prim.PRODUCT),
                    (w, p) -> Slow.product(w[0])),
            rolling(
                    "ts_count",
                    "Number of values in the window that are not 0",
                    1,
                    new Law(TypeRule.GIVE_NONE, Algebra.EVEN),
                    RollingOps::count,
                    (w, p) -> Slow.count(w[0])),
            rolling(
                    "ts_ema",
                    "Mean of the window with weights (1 - a)^age, a = 2 / (window + 1)",
                    1,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.one(Prim.EMA),
                    (w, p) -> Slow.ema(w[0])),
            rolling(
                    "ts_wma",
                    "Mean of the window with weights that fall linearly from the newest to the oldest",
                    1,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    RollingOps::wma,
                    (w, p) -> Slow.wma(w[0])),
            rolling(
                    "ts_slope",
                    "Slope per bar of the line through the window",
                    2,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    Lowering.one(Prim.SLOPE),
                    (w, p) -> Slow.slope(w[0])),
            rolling(
                    "ts_rsquare",
                    "Share of the variance that the line through the window explains; NaN where it is constant",
                    3,
                    new Law(TypeRule.GIVE_NONE, Algebra.EVEN),
                    RollingOps::rsquare,
                    (w, p) -> Slow.rsquare(w[0])),
            rolling(
                    "ts_resid",
                    "Distance of the newest value from the line through the window",
                    3,
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    RollingOps::residual,
                    (w, p) -> Slow.residual(w[0])),
            back(
                    "ts_delay",
                    "Value window bars ago",
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    (a, o) -> o.x().ago(o.window()),
                    (w, p) -> w[0][0]),
            back(
                    "ts_delta",
                    "Change since window bars ago",
                    new Law(TypeRule.KEEP, Algebra.LINEAR),
                    (a, o) -> a.step(Prim.SUB, o.x(), o.x().ago(o.window())),
                    (w, p) -> Slow.last(w[0]) - w[0][0]),
            back(
                    "ts_return",
                    "Relative change since window bars ago; NaN where it was 0",
                    new Law(TypeRule.GIVE_NONE, Algebra.EVEN),
                    (a, o) -> a.step(Prim.SUB, a.step(Prim.DIV, o.x(), o.x().ago(o.window())), a.constant(1)),
                    (w, p) -> Slow.last(w[0]) / w[0][0] - 1));

    private RollingOps() {}

    private static Ref meanStd(Lowering.Assembler assembler, Lowering.Operands o) {
        return assembler.step(Prim.MEAN_STD, o.window(), o.in());
    }

    private static Ref std(Lowering.Assembler assembler, Lowering.Operands o) {
        return meanStd(assembler, o).second();
    }

    /** Weights that fall linearly are the mean's plus a multiple of the slope's. */
    private static Ref wma(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref mean = assembler.step(Prim.MEAN, o.window(), o.in());
        return o.window() == 1 ? mean : assembler.step(Prim.ADD, mean, tilt(assembler, o, (o.window() - 1) / 6.0));
    }

    private static Ref count(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref present = assembler.step(Prim.UNEQUAL, o.x(), assembler.constant(0));
        return assembler.step(Prim.SUM, o.window(), List.of(present));
    }

    /** The line's variance is the square of its slope times that of the bar numbers, window * (window + 1) / 12. */
    private static Ref rsquare(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref slope = assembler.step(Prim.SLOPE, o.window(), o.in());
        Ref steepness = assembler.step(Prim.DIV, slope, std(assembler, o));
        Ref square = assembler.step(Prim.MUL, steepness, steepness);
        Ref time = assembler.constant(o.window() * (o.window() + 1.0) / 12);
        return assembler.step(Prim.MIN, assembler.step(Prim.MUL, square, time), assembler.constant(1));
    }

    private static Ref residual(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref deviation = assembler.step(Prim.SUB, o.x(), assembler.step(Prim.MEAN, o.window(), o.in()));
        return assembler.step(Prim.SUB, deviation, tilt(assembler, o, (o.window() - 1) / 2.0));
    }

    private static Ref tilt(Lowering.Assembler assembler, Lowering.Operands o, double bars) {
        Ref slope = assembler.step(Prim.SLOPE, o.window(), o.in());
        return assembler.step(Prim.MUL, slope, assembler.constant(bars));
    }

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

    /** Of the current value and the one {@code window} bars ago; values between do not matter. */
    private static Op back(String name, String doc, Law law, Lowering kernel, Reference.TimeFunction f) {
        return new Op(
                name,
                doc,
                List.of(operand("x"), window(1)),
                law.typeRule(),
                new Op.Memory(Reach.WINDOW_AND_ONE, NanRule.ENDS),
                law.algebra(),
                kernel,
                new Reference.OverTime(f));
    }
}
