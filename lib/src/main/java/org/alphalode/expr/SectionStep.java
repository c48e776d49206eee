package org.alphalode.expr;

import java.util.List;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Lowering;
import org.alphalode.op.Reference;

/** Runs an operator across symbols over the rows of all groups of lanes, where lane is symbol. */
final class SectionStep {
    private static final int N = Walk.LANES;

    private SectionStep() {}

    /** Runs step {@code index} over the current rows of all runners. */
    static void run(List<LaneRunner> runners, int index, int symbols) {
        Step step = runners.get(0).step(index);
        Lowering.Operands operands = step.detail().operands().get(0);
        Reference.SectionFunction function =
                ((Reference.AcrossSymbols) operands.op().reference()).function();
        double[] numbers =
                operands.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        int[] present = new int[symbols];
        for (int r = 0; r < runners.get(0).walk().rows; r++) {
            int count = 0;
            for (int s = 0; s < symbols; s++) {
                LaneRunner runner = runners.get(s / N);
                int at = r * N + s % N;
                runner.arena[runner.out(index) + at] = Double.NaN;
                if (step.in().stream().noneMatch(in -> Double.isNaN(runner.arena[runner.offset(in) + at]))) {
                    present[count++] = s;
                }
            }
            if (count > 0) {
                double[][] in = gather(runners, step, present, count, r);
                scatter(runners, index, function.of(in, numbers), present, r);
            }
        }
    }

    private static double[][] gather(List<LaneRunner> runners, Step step, int[] present, int count, int row) {
        double[][] in = new double[step.in().size()][count];
        for (int j = 0; j < in.length; j++) {
            for (int i = 0; i < count; i++) {
                LaneRunner runner = runners.get(present[i] / N);
                in[j][i] = runner.arena[runner.offset(step.in().get(j)) + row * N + present[i] % N];
            }
        }
        return in;
    }

    private static void scatter(List<LaneRunner> runners, int index, double[] values, int[] present, int row) {
        for (int i = 0; i < values.length; i++) {
            LaneRunner runner = runners.get(present[i] / N);
            double v = values[i];
            runner.arena[runner.out(index) + row * N + present[i] % N] = v + v * 0.0;
        }
    }
}
