package org.alphalode.op;

import static org.alphalode.op.Param.number;
import static org.alphalode.op.Param.operand;

import java.util.List;

/** Operators of the current values alone. */
final class ElementwiseOps {
    /** exp of more would soon overflow in a product. */
    static final double EXP_BOUND = 50;

    static final List<Op> ALL = List.of(
            two(
                    "add",
                    "Sum; also written x + y",
                    new Law(TypeRule.ALIKE, Algebra.SUM),
                    Lowering.one(Prim.ADD),
                    (x, y) -> x + y),
            two(
                    "sub",
                    "Difference; also written x - y",
                    new Law(TypeRule.ALIKE, Algebra.DIFFERENCE),
                    Lowering.one(Prim.SUB),
                    (x, y) -> x - y),
            two(
                    "mul",
                    "Product; also written x * y",
                    new Law(TypeRule.PRODUCT, Algebra.PRODUCT),
                    Lowering.one(Prim.MUL),
                    (x, y) -> x * y),
            two(
                    "div",
                    "Quotient; also written x / y; NaN where y is 0",
                    new Law(TypeRule.QUOTIENT, Algebra.QUOTIENT),
                    Lowering.one(Prim.DIV),
                    (x, y) -> x / y),
            one(
                    "neg",
                    "Negative; also written -x",
                    new Law(TypeRule.KEEP, Algebra.NEGATION),
                    (a, o) -> a.step(Prim.MUL, o.x(), a.constant(-1)),
                    x -> -x),
            one(
                    "abs",
                    "Absolute value",
                    new Law(TypeRule.KEEP, Algebra.ABSOLUTE),
                    (a, o) -> a.step(Prim.MAX, o.x(), a.step(Prim.MUL, o.x(), a.constant(-1))),
                    Math::abs),
            one(
                    "sign",
                    "-1, 0 or 1",
                    new Law(TypeRule.GIVE_NONE, Algebra.ODD),
                    Lowering.one(Prim.SIGN),
                    x -> x > 0 ? 1 : x < 0 ? -1 : 0),
            one(
                    "log",
                    "Natural logarithm; NaN where x is not above 0",
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    Lowering.one(Prim.LOG),
                    StrictMath::log),
            one(
                    "log1p",
                    "Natural logarithm of 1 + x; NaN where x is not above -1",
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    Lowering.one(Prim.LOG1P),
                    StrictMath::log1p),
            one(
                    "exp",
                    "e to the power of x, x clipped to [-50, 50]",
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    (a, o) -> a.step(Prim.EXP, 1, EXP_BOUND, o.in()),
                    x -> StrictMath.exp(Math.max(-EXP_BOUND, Math.min(EXP_BOUND, x)))),
            one(
                    "sqrt",
                    "Square root; NaN where x is negative",
                    new Law(TypeRule.ROOT, Algebra.NONE),
                    Lowering.one(Prim.SQRT),
                    Math::sqrt),
            one(
                    "ssqrt",
                    "Signed square root: sign(x) * sqrt(abs(x))",
                    new Law(TypeRule.ROOT, Algebra.NONE),
                    Lowering.one(Prim.SIGNED_SQRT),
                    x -> Math.copySign(Math.sqrt(Math.abs(x)), x)),
            one(
                    "tanh",
                    "Hyperbolic tangent",
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    Lowering.one(Prim.TANH),
                    StrictMath::tanh),
            op(
                    "pow",
                    "x to the power of a constant; NaN where undefined or infinite",
                    new Law(TypeRule.POWER, Algebra.NONE),
                    Lowering.numbered(Prim.POW),
                    List.of(operand("x"), number("exponent", -8, 8, -1.0, 2.0, 3.0)),
                    (w, p) -> StrictMath.pow(w[0][0], p[0])),
            two("min", "Smaller of two", new Law(TypeRule.ALIKE, Algebra.SYMMETRIC), Lowering.one(Prim.MIN), Math::min),
            two("max", "Larger of two", new Law(TypeRule.ALIKE, Algebra.SYMMETRIC), Lowering.one(Prim.MAX), Math::max),
            op(
                    "clip",
                    "x, not below low and not above high",
                    new Law(TypeRule.NEED_NONE, Algebra.NONE),
                    ElementwiseOps::clip,
                    List.of(operand("x"), number("low", -1e300, 1e300, -3.0), number("high", -1e300, 1e300, 3.0)),
                    (w, p) -> Math.min(Math.max(w[0][0], p[0]), p[1])));

    private ElementwiseOps() {}

    private static Ref clip(Lowering.Assembler assembler, Lowering.Operands o) {
        Ref low = assembler.constant(o.numbers().get(0));
        Ref high = assembler.constant(o.numbers().get(1));
        return assembler.step(Prim.MIN, assembler.step(Prim.MAX, o.x(), low), high);
    }

    private interface Unary {
        double of(double x);
    }

    private interface Binary {
        double of(double x, double y);
    }

    private static Op one(String name, String doc, Law law, Lowering kernel, Unary f) {
        return op(name, doc, law, kernel, List.of(operand("x")), (w, p) -> f.of(w[0][0]));
    }

    private static Op two(String name, String doc, Law law, Lowering kernel, Binary f) {
        return op(name, doc, law, kernel, List.of(operand("x"), operand("y")), (w, p) -> f.of(w[0][0], w[1][0]));
    }

    private static Op op(
            String name, String doc, Law law, Lowering kernel, List<Param> params, Reference.TimeFunction f) {
        return new Op(
                name,
                doc,
                params,
                law.typeRule(),
                new Op.Memory(Reach.NONE, NanRule.PROPAGATE),
                law.algebra(),
                kernel,
                new Reference.OverTime(f));
    }
}
