package org.alphalode.expr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;

/**
 * A factor times a core that carries none: the canonical form of a formula is its core.
 *
 * @param factor finite, not 0 unless the core is the constant 1
 * @param core the constant 1 where the expression is constant
 */
record Canonical(double factor, Expr core) {
    private static final Expr ONE = new Expr.Const(1);
    private static final Comparator<Expr> ORDER = Canonical::compare;

    /** The core of an expression; 0 or 1 for a constant. */
    static Expr of(Expr expr) {
        Canonical whole = split(expr);
        return whole.isConstant() ? new Expr.Const(whole.factor == 0 ? 0 : 1) : whole.core;
    }

    private static Canonical split(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return constant(constant.value());
        }
        if (!(expr instanceof Expr.Call call)) {
            return new Canonical(1, expr);
        }
        int operands = call.op().operandCount();
        List<Canonical> in = new ArrayList<>(operands);
        for (int i = 0; i < operands; i++) {
            in.add(split(call.args().get(i)));
        }
        return apply(call, in);
    }

    /** By text. Most texts differ in what they begin with, a column or the name of a function: the rest is then not written. */
    private static int compare(Expr a, Expr b) {
        int heads = Printer.head(a).isEmpty() || Printer.head(b).isEmpty()
                ? 0
                : Printer.head(a).compareTo(Printer.head(b));
        return heads != 0 ? heads : Formulas.print(a).compareTo(Formulas.print(b));
    }

    private static Canonical constant(double value) {
        return new Canonical(value, ONE);
    }

    private boolean isConstant() {
        return core instanceof Expr.Const;
    }

    private Canonical times(double scale) {
        double product = factor * scale;
        // a factor that overflows or vanishes stays inside
        return (Double.isFinite(product) && product != 0) || factor == 0
                ? new Canonical(product + 0.0, core)
                : new Canonical(scale, whole());
    }

    /** The expression that this stands for. */
    private Expr whole() {
        if (isConstant()) {
            return new Expr.Const(factor);
        }
        if (factor == 1) {
            return core;
        }
        return factor == -1
                ? Expr.Call.of(Operators.NEG, core)
                : commuting(Operators.MUL, new Expr.Const(factor), core);
    }

    private static Canonical apply(Expr.Call call, List<Canonical> in) {
        Canonical x = in.get(0);
        if (x.isConstant() && in.stream().allMatch(Canonical::isConstant)) {
            double value =
                    Folding.value(call, in.stream().map(Canonical::factor).toList());
            if (Double.isFinite(value)) {
                return constant(value);
            }
        }
        return switch (call.op().algebra()) {
            case NONE, SYMMETRIC, CORRELATION, PRODUCT, QUOTIENT, SUM, DIFFERENCE -> two(call, in);
            case NEGATION -> x.times(-1);
            case LINEAR -> keep(call, in).times(x.isConstant() ? 1 : x.factor);
            case ABSOLUTE -> keep(call, in).times(x.isConstant() ? 1 : Math.abs(x.factor));
            case QUADRATIC -> keep(call, in).times(x.isConstant() ? 1 : x.factor * x.factor);
            case ODD -> keep(call, in).times(x.isConstant() ? 1 : Math.signum(x.factor));
            case EVEN -> keep(call, in);
            case POSITIVE_LINEAR -> sign(call, in).times(x.isConstant() ? 1 : Math.abs(x.factor));
            case POSITIVE_INVARIANT -> sign(call, in);
        };
    }

    private static Canonical two(Expr.Call call, List<Canonical> in) {
        return switch (call.op().algebra()) {
            case SUM -> sum(in.get(0), in.get(1));
            case DIFFERENCE -> sum(in.get(0), in.get(1).times(-1));
            case PRODUCT -> product(call, in.get(0), in.get(1));
            case QUOTIENT -> quotient(call, in.get(0), in.get(1));
            case CORRELATION -> {
                double sign = signOf(in.get(0)) * signOf(in.get(1));
                yield new Canonical(
                                1,
                                ordered(call.withOperands(
                                        in.stream().map(Canonical::bare).toList())))
                        .times(sign);
            }
            case SYMMETRIC -> symmetric(call, in.get(0), in.get(1));
            case NONE,
                    LINEAR,
                    ABSOLUTE,
                    QUADRATIC,
                    ODD,
                    EVEN,
                    POSITIVE_LINEAR,
                    POSITIVE_INVARIANT,
                    NEGATION -> new Canonical(
                    1, call.withOperands(in.stream().map(Canonical::whole).toList()));
        };
    }

    /** The operator on the first operand's core; the other operands as they are. */
    private static Canonical keep(Expr.Call call, List<Canonical> in) {
        List<Expr> operands = new ArrayList<>(in.size());
        operands.add(in.get(0).bare());
        for (int i = 1; i < in.size(); i++) {
            operands.add(in.get(i).whole());
        }
        return new Canonical(1, call.withOperands(operands));
    }

    /** As {@link #keep}, but a negative sign stays with the operand. */
    private static Canonical sign(Expr.Call call, List<Canonical> in) {
        Canonical x = in.get(0);
        return x.isConstant()
                ? keep(call, in)
                : new Canonical(1, call.withOperands(List.of(new Canonical(Math.signum(x.factor), x.core).whole())));
    }

    private Expr bare() {
        return isConstant() ? new Expr.Const(factor) : core;
    }

    private static double signOf(Canonical x) {
        return x.isConstant() ? 1 : Math.signum(x.factor);
    }

    private static Canonical sum(Canonical a, Canonical b) {
        if (a.core.equals(b.core)) {
            return a.factor + b.factor == 0 ? constant(0) : new Canonical(a.factor + b.factor, a.core);
        }
        if (a.factor == 0 || b.factor == 0) {
            return a.factor == 0 ? b : a;
        }
        boolean swap = ORDER.compare(a.core, b.core) > 0;
        Canonical first = swap ? b : a;
        Canonical second = swap ? a : b;
        double ratio = second.factor / first.factor;
        if (!Double.isFinite(ratio) || ratio == 0) {
            return new Canonical(1, Expr.Call.of(Operators.ADD, first.whole(), second.whole()));
        }
        Op op = ratio > 0 ? Operators.ADD : Operators.SUB;
        Expr right = new Canonical(Math.abs(ratio), second.core).whole();
        return new Canonical(first.factor, Expr.Call.of(op, first.core, right));
    }

    private static Canonical product(Expr.Call call, Canonical a, Canonical b) {
        boolean multiplies = call.op().equals(Operators.MUL);
        if (multiplies && (a.isConstant() || b.isConstant())) {
            if (a.factor == 0 || b.factor == 0) {
                return constant(0);
            }
            return a.isConstant() ? b.times(a.factor) : a.times(b.factor);
        }
        Expr core = ordered(call.withOperands(List.of(a.bare(), b.bare())));
        return new Canonical(1, core).times(a.isConstant() ? 1 : a.factor).times(b.isConstant() ? 1 : b.factor);
    }

    private static Canonical quotient(Expr.Call call, Canonical a, Canonical b) {
        if (call.op().equals(Operators.DIV) && b.isConstant() && Double.isFinite(1 / b.factor)) {
            return a.times(1 / b.factor);
        }
        if ((a.factor == 0 && a.isConstant()) || b.factor == 0) {
            return new Canonical(1, call.withOperands(List.of(a.whole(), b.whole())));
        }
        Expr top = call.op().equals(Operators.DIV) ? a.core : a.bare();
        double scale = a.isConstant() && !call.op().equals(Operators.DIV) ? 1 : a.factor;
        return new Canonical(1, call.withOperands(List.of(top, b.bare())))
                .times(scale)
                .times(b.isConstant() ? 1 : 1 / b.factor);
    }

    private static Canonical symmetric(Expr.Call call, Canonical a, Canonical b) {
        return new Canonical(1, ordered(call.withOperands(List.of(a.whole(), b.whole()))));
    }

    private static Expr commuting(Op op, Expr a, Expr b) {
        return ordered(Expr.Call.of(op, a, b));
    }

    /** The call with its first two operands in order. */
    private static Expr ordered(Expr.Call call) {
        Expr a = call.args().get(0);
        Expr b = call.args().get(1);
        if (ORDER.compare(a, b) <= 0) {
            return call;
        }
        List<Expr> operands = List.of(b, a);
        return call.withOperands(operands);
    }
}
