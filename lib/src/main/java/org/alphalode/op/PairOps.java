package org.alphalode.op;

import static org.alphalode.op.Param.operand;
import static org.alphalode.op.Param.window;

import java.util.List;

/** Co-movement of two operands over a window. */
final class PairOps {
    static final List<Op> ALL = List.of(
            pair(
                    "ts_corr",
                    "Pearson correlation over the window; NaN where one of them is constant",
                    List.of("x", "y"),
                    new Law(TypeRule.GIVE_NONE, Algebra.CORRELATION),
                    Lowering.one(Prim.CORR),
                    (w, p) -> Slow.correlation(w[0], w[1])),
            pair(
                    "ts_cov",
                    "Covariance over the window, n - 1",
                    List.of("x", "y"),
                    new Law(TypeRule.PRODUCT, Algebra.PRODUCT),
                    Lowering.one(Prim.COVARIANCE),
                    (w, p) -> Slow.covariance(w[0], w[1])),
            pair(
                    "ts_beta",
                    "Slope of the regression of y on x over the window; NaN where x is constant",
                    List.of("y", "x"),
                    new Law(TypeRule.QUOTIENT, Algebra.QUOTIENT),
                    PairOps::beta,
                    (w, p) -> Slow.covariance(w[0], w[1]) / Slow.variance(w[1])));

    private PairOps() {}

    private static Ref beta(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref covariance = assembler.step(Prim.COVARIANCE, o.window(), o.in());
        Ref std = assembler.step(Prim.MEAN_STD, o.window(), List.of(o.y())).second();
        return assembler.step(Prim.DIV, covariance, assembler.step(Prim.MUL, std, std));
    }

    private static Op pair(
            String name, String doc, List<String> operands, Law law, Lowering kernel, Reference.TimeFunction f) {
        return new Op(
                name,
                doc,
                List.of(operand(operands.get(0)), operand(operands.get(1)), window(3)),
                law.typeRule(),
                new Op.Memory(Reach.WINDOW, NanRule.PROPAGATE),
                law.algebra(),
                kernel,
                new Reference.OverTime(f));
    }
}
