package org.alphalode.expr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alphalode.model.Panel;
import org.alphalode.op.NanRule;
import org.alphalode.op.Op;
import org.alphalode.op.Reference;

/** Evaluates by the operators' slow definitions, a whole column at a time. */
final class SlowEvaluator {
    private final Panel panel;
    private final Map<Expr, double[][]> known = new HashMap<>();

    SlowEvaluator(Panel panel) {
        this.panel = panel;
    }

    /** Values from bar {@code fromBar} on; shape [root][symbol][bar]. */
    double[][][] columns(List<Expr> roots, int fromBar) {
        return roots.stream()
                .map(root -> Arrays.stream(values(root))
                        .map(column -> Arrays.copyOfRange(column, fromBar, column.length))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Shape [symbol][bar]. */
    private double[][] values(Expr expr) {
        double[][] have = known.get(expr);
        if (have != null) {
            return have;
        }
        double[][] made = expr instanceof Expr.Call call ? call(call) : leaf(expr);
        known.put(expr, made);
        return made;
    }

    private double[][] leaf(Expr expr) {
        double[][] out = new double[panel.symbolCount()][];
        for (int s = 0; s < out.length; s++) {
            if (expr instanceof Expr.Field field) {
                out[s] = panel.series(panel.fieldIndex(field.name()), s);
            } else {
                out[s] = new double[panel.barCount()];
                Arrays.fill(out[s], ((Expr.Const) expr).value());
            }
            finite(out[s]);
        }
        return out;
    }

    private double[][] call(Expr.Call call) {
        double[][][] operands = call.operands().stream().map(this::values).toArray(double[][][]::new);
        double[] numbers =
                call.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        double[][] out = new double[panel.symbolCount()][panel.barCount()];
        if (call.op().reference() instanceof Reference.AcrossSymbols section) {
            for (int t = 0; t < panel.barCount(); t++) {
                section(section.function(), operands, numbers, t, out);
            }
        } else if (call.op().reference() instanceof Reference.OverTime time) {
            for (int s = 0; s < out.length; s++) {
                for (int t = 0; t < out[s].length; t++) {
                    out[s][t] = overTime(call, time.function(), operands, numbers, s, t);
                }
            }
        }
        Arrays.stream(out).forEach(SlowEvaluator::finite);
        return out;
    }

    private static double overTime(
            Expr.Call call, Reference.TimeFunction function, double[][][] operands, double[] numbers, int s, int t) {
        int reach = call.op().reach().bars(call.window());
        if (t < reach) {
            return Double.NaN;
        }
        double[][] windows = new double[operands.length][];
        for (int i = 0; i < operands.length; i++) {
            windows[i] = Arrays.copyOfRange(operands[i][s], t - reach, t + 1);
            if (spoiled(call.op(), windows[i])) {
                return Double.NaN;
            }
        }
        return function.of(windows, numbers);
    }

    private static boolean spoiled(Op op, double[] window) {
        return op.nanRule() == NanRule.PROPAGATE && Arrays.stream(window).anyMatch(Double::isNaN);
    }

    private static void section(
            Reference.SectionFunction function, double[][][] operands, double[] numbers, int t, double[][] out) {
        int[] present = IntStream.range(0, out.length)
                .filter(s -> Arrays.stream(operands).noneMatch(operand -> Double.isNaN(operand[s][t])))
                .toArray();
        double[][] at = Arrays.stream(operands)
                .map(operand ->
                        Arrays.stream(present).mapToDouble(s -> operand[s][t]).toArray())
                .toArray(double[][]::new);
        for (double[] column : out) {
            column[t] = Double.NaN;
        }
        if (present.length > 0) {
            double[] values = function.of(at, numbers);
            for (int i = 0; i < present.length; i++) {
                out[present[i]][t] = values[i];
            }
        }
    }

    /** Infinity never leaves a kernel. */
    private static void finite(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isInfinite(x[i])) {
                x[i] = Double.NaN;
            }
        }
    }
}
