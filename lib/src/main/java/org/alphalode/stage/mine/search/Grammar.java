package org.alphalode.stage.mine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphalode.expr.Expr;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;

/** Draws and changes trees of columns, binary operators (S0.5) and time-series operators (S0.8) over windows (S0.9). */
final class Grammar {
    private static final List<Op> BINARY = List.of(Operators.ADD, Operators.SUB, Operators.MUL, Operators.DIV);

    private final List<Expr> leaves;
    private final List<Op> timeSeries;
    private final List<Integer> windows;
    private final Random random;

    Grammar(SearchSpace space, Random random) {
        this.leaves = space.leaves();
        this.timeSeries = space.params().timeSeries();
        this.windows = space.params().windows();
        this.random = random;
    }

    /** A tree of at most {@code depth} operators above a leaf (S0.7); half of the nodes end early. */
    Expr tree(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 0 || (kind >= 2 && (timeSeries.isEmpty() || windows.isEmpty()))) {
            return leaf();
        }
        return kind == 1
                ? Expr.Call.of(pick(BINARY), tree(depth - 1), tree(depth - 1))
                : Expr.Call.of(pick(timeSeries), tree(depth - 1), window());
    }

    Expr leaf() {
        return pick(leaves);
    }

    private Expr window() {
        return new Expr.Const(pick(windows));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** All operands below and including an expression, itself first. */
    static List<Expr> parts(Expr expr) {
        List<Expr> parts = new ArrayList<>();
        collect(expr, parts);
        return parts;
    }

    private static void collect(Expr expr, List<Expr> parts) {
        parts.add(expr);
        if (expr instanceof Expr.Call call) {
            call.operands().forEach(operand -> collect(operand, parts));
        }
    }

    /** The expression with its part number {@code at}, as in {@link #parts}, replaced. */
    static Expr replaced(Expr expr, int at, Expr by) {
        if (at == 0) {
            return by;
        }
        Expr.Call call = (Expr.Call) expr;
        List<Expr> operands = new ArrayList<>(call.operands());
        int from = 1;
        for (int i = 0; i < operands.size(); i++) {
            int size = parts(operands.get(i)).size();
            if (at < from + size) {
                operands.set(i, replaced(operands.get(i), at - from, by));
                return call.withOperands(operands);
            }
            from += size;
        }
        throw new IllegalArgumentException("there is no part " + at);
    }

    /** One node changed: another operator of its kind, another window, another leaf, or an operator more or less. */
    Expr changed(Expr expr) {
        List<Expr> parts = parts(expr);
        int at = random.nextInt(parts.size());
        Expr part = parts.get(at);
        boolean wraps = random.nextInt(4) == 0 && !windows.isEmpty() && !timeSeries.isEmpty();
        if (wraps) {
            return replaced(expr, at, Expr.Call.of(pick(timeSeries), part, window()));
        }
        if (!(part instanceof Expr.Call call)) {
            return replaced(expr, at, leaf());
        }
        return replaced(expr, at, changed(call));
    }

    private Expr changed(Expr.Call call) {
        int way = random.nextInt(3);
        if (way == 0) {
            return pick(call.operands());
        }
        if (call.op().hasWindow() && call.operands().size() == 1 && !windows.isEmpty() && !timeSeries.isEmpty()) {
            Op op = way == 1 ? pick(timeSeries) : call.op();
            return call.args().size() == 2 ? Expr.Call.of(op, call.operands().get(0), window()) : call;
        }
        return call.args().size() == 2
                ? Expr.Call.of(
                        pick(BINARY), call.operands().get(0), call.operands().get(1))
                : call;
    }
}
