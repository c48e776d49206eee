package org.alphalode.expr;

import java.util.List;
import org.alphalode.op.Reach;
import org.alphalode.op.Reference;

/** Computes calls whose operands are constants. */
final class Folding {
    private Folding() {}

    /** Value of an elementwise call; NaN where it has none or the operator needs a window or other symbols. */
    static double value(Expr.Call call, List<Double> operands) {
        if (call.op().reach() != Reach.NONE || !(call.op().reference() instanceof Reference.OverTime reference)) {
            return Double.NaN;
        }
        double[][] windows = operands.stream().map(x -> new double[] {x}).toArray(double[][]::new);
        double[] numbers =
                call.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        return reference.function().of(windows, numbers);
    }
}
