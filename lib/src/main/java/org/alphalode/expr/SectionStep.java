package org.alphalode.expr;

import java.util.List;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Sections;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Prim;

/** Runs operators across symbols over the rows of all groups of lanes, where lane is symbol. */
final class SectionStep {
    private static final int N = Walk.LANES;

    /** Symbols of the row that miss nothing, ascending. */
    private final int[] present;

    private final double[] x;
    private final double[] y;
    private final double[] out;
    private final double[] numbers;
    private final int[] order;

    SectionStep(int symbols) {
        this.present = new int[symbols];
        this.x = new double[symbols];
        this.y = new double[symbols];
        this.out = new double[symbols];
        this.numbers = new double[symbols];
        this.order = new int[symbols];
    }

    /** Runs step {@code index} over the current rows of all runners. */
    void run(List<LaneRunner> runners, int index) {
        Step step = runners.get(0).step(index);
        int rows = runners.get(0).walk().rows;
        for (int r = 0; r < rows; r++) {
            int count = gather(runners, step, index, r);
            if (count > 0) {
                apply(step, count);
                for (int i = 0; i < count; i++) {
                    LaneRunner runner = runners.get(present[i] / N);
                    // an infinity becomes NaN
                    runner.arena[runner.out(index) + r * N + present[i] % N] = out[i] + out[i] * 0.0;
                }
            }
        }
    }

    /** Collects the operands of the symbols that miss none; the others get NaN. */
    private int gather(List<LaneRunner> runners, Step step, int index, int row) {
        boolean pair = step.in().size() > 1;
        int count = 0;
        for (int s = 0; s < present.length; s++) {
            LaneRunner runner = runners.get(s / N);
            int at = row * N + s % N;
            double v = runner.arena[runner.offset(step.in().get(0)) + at];
            double w = pair ? runner.arena[runner.offset(step.in().get(1)) + at] : 0;
            runner.arena[runner.out(index) + at] = Double.NaN;
            if (!Double.isNaN(v) && !Double.isNaN(w)) {
                x[count] = v;
                y[count] = w;
                present[count++] = s;
            }
        }
        return count;
    }

    private void apply(Step step, int n) {
        Prim prim = step.prim();
        if (prim == Prim.SECTION_RANK) {
            Sections.rank(x, n, out, order);
        } else if (prim == Prim.SECTION_ZSCORE) {
            Sections.zscore(x, n, out);
        } else if (prim == Prim.SECTION_DEMEAN) {
            Sections.demean(x, n, out);
        } else if (prim == Prim.SECTION_SCALE) {
            Sections.scale(x, n, out);
        } else if (prim == Prim.SECTION_WINSORIZE) {
            Sections.winsorize(x, n, step.number(), out);
        } else if (prim == Prim.SECTION_NEUTRALIZE) {
            Sections.neutralize(x, y, n, out, numbers);
        } else {
            Sections.groupNeutralize(x, y, n, out, order);
        }
    }
}
