package org.alphalode.expr;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.RankCorrelation;
import org.alphalode.kernel.UsedOperators;
import org.alphalode.model.Panel;

/**
 * A process that evaluates formulas until their vectors are compiled: ends well once a longer panel needs no more memory, if all
 * operators had been used before the first kernel ran.
 */
final class SteadyAllocation {
    /** Enough for the compiler many times over. */
    private static final int ROUNDS = 2_000;
    /** In a row. */
    private static final int STEADY = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SYMBOLS = 8;
    private static final int BARS = 4096;
    /** To be ranked. */
    private static final double[] COLUMN = new Random(1).doubles(10_000, -1, 1).toArray();

    private SteadyAllocation() {}

    /** Each window kernel with sums of few rows, of one anchor and of several, and roots that join. */
    private static List<Expr> formulas() {
        List<Expr> formulas = new ArrayList<>();
        for (int window : new int[] {3, 5, 8, 13, 21, 34, 55}) {
            for (String text : List.of(
                    "ts_mean(x, %d)",
                    "ts_std(x, %d)",
                    "ts_skew(x, %d)",
                    "ts_skew(y, %d)",
                    "ts_corr(x, y, %d)",
                    "ts_min(x, %d) * y",
                    "ts_max(x, %d) - ts_mean(y, %1$d)",
                    "ts_std(y, %d) / ts_mean(y, %1$d)")) {
                formulas.add(Formulas.parse(String.format(text, window)));
            }
        }
        return formulas;
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        LaneProvider.fastest();
        SortedSet<String> before = UsedOperators.inThisProcess();
        untilSteady();
        new RankCorrelation(COLUMN).with(COLUMN);
        SortedSet<String> late = UsedOperators.inThisProcess();
        late.removeAll(before);
        if (before.isEmpty() || !late.isEmpty()) {
            throw new AssertionError("operators that the kernels' first use leaves out: " + late);
        }
    }

    private static void untilSteady() {
        Plan plan = Plan.of(formulas(), TestPanels.FIELDS);
        Panel panel = TestPanels.smooth(SYMBOLS, BARS);
        Panel half = panel.bars(0, BARS / 2);
        double more = Double.NaN;
        int good = 0;
        for (int round = 0; round < ROUNDS && good < STEADY; round++) {
            long few = bytesOf(plan, half);
            more = (double) (bytesOf(plan, panel) - few) / (BARS / 2);
            // one object a block of 128 rows would be 0.3 bytes or more, an object a row of a kernel 64
            good = more < 0.25 ? good + 1 : 0;
        }
        if (good < STEADY) {
            throw new AssertionError("vectors are objects: " + more + " bytes more a row of " + SYMBOLS + " values");
        }
    }

    private static long bytesOf(Plan plan, Panel panel) {
        long begin = THREADS.getCurrentThreadAllocatedBytes();
        Evaluator.moments(plan, panel, new Evaluator.Target("y", 1 << 20), 0, panel.barCount(), LaneProvider.fastest());
        return THREADS.getCurrentThreadAllocatedBytes() - begin;
    }
}
