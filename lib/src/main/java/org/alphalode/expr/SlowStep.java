package org.alphalode.expr;

import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Lowering;
import org.alphalode.op.NanRule;
import org.alphalode.op.Reference;

/** Runs an operator's slow definition over rows of lanes. */
final class SlowStep {
    private static final int N = Walk.LANES;

    void run(double[] a, Step step, int[] in, int out, int rows) {
        Lowering.Operands operands = step.detail().operands().get(0);
        Reference.TimeFunction function = ((Reference.OverTime) operands.op().reference()).function();
        double[] numbers =
                operands.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        double[][] windows = new double[in.length][step.reach() + 1];
        boolean propagate = operands.op().nanRule() == NanRule.PROPAGATE;
        for (int i = 0; i < rows * N; i++) {
            boolean spoiled = false;
            for (int j = 0; j < in.length; j++) {
                spoiled |= fill(windows[j], a, in[j] + i);
            }
            double v = spoiled && propagate ? Double.NaN : function.of(windows, numbers);
            a[out + i] = v + v * 0.0;
        }
    }

    /** Copies the window that ends at a value; true where it holds a NaN. */
    private static boolean fill(double[] window, double[] a, int newest) {
        boolean spoiled = false;
        for (int age = 0; age < window.length; age++) {
            double v = a[newest - age * N];
            window[window.length - 1 - age] = v;
            spoiled |= Double.isNaN(v);
        }
        return spoiled;
    }
}
