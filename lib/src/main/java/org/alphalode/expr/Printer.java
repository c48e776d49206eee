package org.alphalode.expr;

import org.alphalode.op.Op;
import org.alphalode.op.Operators;

/** Writes an expression as the text that the parser reads back. */
final class Printer {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final double LARGEST_PLAIN_WHOLE = 1e15;

    /** Characters that most formulas do not exceed. */
    private static final int USUAL_LENGTH = 96;

    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

    static String print(Expr expr) {
        Printer printer = new Printer();
        printer.write(expr, 0);
        return printer.out.toString();
    }

    /**
     * The name that an expression's text begins with, where that is a column or a function. Texts whose names differ compare as the
     * names do: what follows a name, if anything, is a bracket, which comes before all that names are made of.
     */
    static String head(Expr expr) {
        if (expr instanceof Expr.Call call) {
            return binding(call) == 0 ? call.op().name() : "";
        }
        return expr instanceof Expr.Field field ? field.name() : "";
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN_WHOLE
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Writes with brackets where the place binds tighter than the expression. */
    private void write(Expr expr, int place) {
        if (expr instanceof Expr.Const constant) {
            out.append(number(constant.value()));
        } else if (expr instanceof Expr.Field field) {
            out.append(field.name());
        } else if (expr instanceof Expr.Call call) {
            int binding = binding(call);
            if (binding == 0) {
                function(call);
            } else {
                out.append(binding < place ? "(" : "");
                infix(call, binding);
                out.append(binding < place ? ")" : "");
            }
        }
    }

    private void infix(Expr.Call call, int binding) {
        if (binding == UNARY) {
            out.append('-');
            write(call.args().get(0), UNARY);
            return;
        }
        write(call.args().get(0), binding);
        out.append(' ').append(symbol(call.op())).append(' ');
        // the parser groups to the left: an equal binding on the right needs brackets
        write(call.args().get(1), binding + 1);
    }

    private void function(Expr.Call call) {
        out.append(call.op().name()).append('(');
        for (int i = 0; i < call.args().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(call.args().get(i), 0);
        }
        out.append(')');
    }

    private static int binding(Expr.Call call) {
        Op op = call.op();
        if (op.equals(Operators.NEG)) {
            // -3 would be read as a number
            return call.args().get(0) instanceof Expr.Const ? 0 : UNARY;
        }
        return op.equals(Operators.ADD) || op.equals(Operators.SUB)
                ? SUM
                : op.equals(Operators.MUL) || op.equals(Operators.DIV) ? PRODUCT : 0;
    }

    private static char symbol(Op op) {
        return op.equals(Operators.ADD) ? '+' : op.equals(Operators.SUB) ? '-' : op.equals(Operators.MUL) ? '*' : '/';
    }
}
