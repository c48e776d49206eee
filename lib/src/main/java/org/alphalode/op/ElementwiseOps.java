package org.alphalode.op;

import static org.alphalode.op.Param.number;
import static org.alphalode.op.Param.operand;

import java.util.List;

/** Operators of the current values alone. */
final class ElementwiseOps {
    /** exp of more would soon overflow in a product. */
    static final double EXP_BOUND = 50;

    static final List<Op> ALL = List.of(
            two("add", "Sum; also written x + y", TypeRule.ALIKE, Algebra.SUM, (x, y) -> x + y),
            two("sub", "Difference; also written x - y", TypeRule.ALIKE, Algebra.DIFFERENCE, (x, y) -> x - y),
            two("mul", "Product; also written x * y", TypeRule.PRODUCT, Algebra.PRODUCT, (x, y) -> x * y),
            two(
                    "div",
                    "Quotient; also written x / y; NaN where y is 0",
                    TypeRule.QUOTIENT,
                    Algebra.QUOTIENT,
                    (x, y) -> x / y),
            one("neg", "Negative; also written -x", TypeRule.KEEP, Algebra.NEGATION, x -> -x),
            one("abs", "Absolute value", TypeRule.KEEP, Algebra.ABSOLUTE, Math::abs),
            one("sign", "-1, 0 or 1", TypeRule.GIVE_NONE, Algebra.ODD, x -> x > 0 ? 1 : x < 0 ? -1 : 0),
            one(
                    "log",
                    "Natural logarithm; NaN where x is not above 0",
                    TypeRule.NEED_NONE,
                    Algebra.NONE,
                    StrictMath::log),
            one(
                    "log1p",
                    "Natural logarithm of 1 + x; NaN where x is not above -1",
                    TypeRule.NEED_NONE,
                    Algebra.NONE,
                    StrictMath::log1p),
            one(
                    "exp",
                    "e to the power of x, x clipped to [-50, 50]",
                    TypeRule.NEED_NONE,
                    Algebra.NONE,
                    x -> StrictMath.exp(Math.max(-EXP_BOUND, Math.min(EXP_BOUND, x)))),
            one("sqrt", "Square root; NaN where x is negative", TypeRule.ROOT, Algebra.NONE, Math::sqrt),
            one(
                    "ssqrt",
                    "Signed square root: sign(x) * sqrt(abs(x))",
                    TypeRule.ROOT,
                    Algebra.NONE,
                    x -> Math.copySign(Math.sqrt(Math.abs(x)), x)),
            one("tanh", "Hyperbolic tangent", TypeRule.NEED_NONE, Algebra.NONE, StrictMath::tanh),
            op(
                    "pow",
                    "x to the power of a constant; NaN where undefined or infinite",
                    TypeRule.POWER,
                    Algebra.NONE,
                    List.of(operand("x"), number("exponent", -8, 8, -1.0, 2.0, 3.0)),
                    (w, p) -> StrictMath.pow(w[0][0], p[0])),
            two("min", "Smaller of two", TypeRule.ALIKE, Algebra.SYMMETRIC, Math::min),
            two("max", "Larger of two", TypeRule.ALIKE, Algebra.SYMMETRIC, Math::max),
            op(
                    "clip",
                    "x, not below low and not above high",
                    TypeRule.NEED_NONE,
                    Algebra.NONE,
                    List.of(operand("x"), number("low", -1e300, 1e300, -3.0), number("high", -1e300, 1e300, 3.0)),
                    (w, p) -> Math.min(Math.max(w[0][0], p[0]), p[1])));

    private ElementwiseOps() {}

    private interface Unary {
        double of(double x);
    }

    private interface Binary {
        double of(double x, double y);
    }

    private static Op one(String name, String doc, TypeRule typeRule, Algebra algebra, Unary f) {
        return op(name, doc, typeRule, algebra, List.of(operand("x")), (w, p) -> f.of(w[0][0]));
    }

    private static Op two(String name, String doc, TypeRule typeRule, Algebra algebra, Binary f) {
        return op(name, doc, typeRule, algebra, List.of(operand("x"), operand("y")), (w, p) -> f.of(w[0][0], w[1][0]));
    }

    private static Op op(
            String name, String doc, TypeRule typeRule, Algebra algebra, List<Param> params, Reference.TimeFunction f) {
        return new Op(name, doc, params, typeRule, NanRule.PROPAGATE, Reach.NONE, algebra, new Reference.OverTime(f));
    }
}
