package org.alphalode.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.Plan;
import org.alphalode.model.Panel;

/**
 * Rate of the formula engine in million formula-bars per second of this thread's CPU time: 50 formulas and their pooled Pearson IC,
 * from a panel in memory, one thread. Arguments: the number of rounds a shape, 20 if not given.
 */
public final class FormulaHarness {
    private static final int[][] SHAPES = {{200_000, 8}, {200_000, 1}, {25_000, 64}};
    private static final int PERIOD_BARS = 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_ROUNDS = 5;
    /** Of a root, symbol and period. */
    private static final long RESULT_BYTES = 48;

    private FormulaHarness() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        List<Expr> formulas = BenchMarket.formulas();
        Plan plan = Plan.of(formulas, BenchMarket.FIELDS);
        System.out.println("steps: " + plan.stepCount());
        for (int[] shape : SHAPES) {
            Panel panel = BenchMarket.panel(shape[0], shape[1]);
            double best = Double.MAX_VALUE;
            double[] seconds = new double[rounds];
            double check = 0;
            for (int round = 0; round < rounds; round++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                check = pooledIc(moments(plan, panel, panel.barCount()));
                seconds[round] = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9;
                best = Math.min(best, seconds[round]);
            }
            Arrays.sort(seconds);
            double work = 1e-6 * formulas.size() * shape[0] * shape[1];
            System.out.printf(
                    Locale.ROOT,
                    "%,d bars x %d symbols: best %.0f, median %.0f million formula-bars per CPU-second (sum of |IC| %.9f), "
                            + "%.2f bytes allocated a further bar%n",
                    shape[0],
                    shape[1],
                    work / best,
                    work / seconds[rounds / 2],
                    check,
                    bytesPerBar(plan, panel));
        }
    }

    /**
     * Bytes that a longer evaluation allocates, without those of its longer result, by bar and symbol. After some rounds of both, because
     * code that only the shorter one comes to is compiled in them.
     */
    private static double bytesPerBar(Plan plan, Panel panel) {
        int half = panel.barCount() / 2;
        long more = 0;
        for (int round = 0; round < BYTES_ROUNDS; round++) {
            more = bytes(plan, panel, panel.barCount()) - bytes(plan, panel, half);
        }
        return (double) more / ((long) (panel.barCount() - half) * panel.symbolCount());
    }

    private static long bytes(Plan plan, Panel panel, int bars) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        IcMoments result = moments(plan, panel, bars);
        long all = THREADS.getThreadAllocatedBytes(thread) - before;
        return all - RESULT_BYTES * result.roots() * result.symbols() * result.periods();
    }

    private static IcMoments moments(Plan plan, Panel panel, int bars) {
        return Evaluator.moments(plan, panel, "target", 0, bars, PERIOD_BARS);
    }

    private static double pooledIc(IcMoments moments) {
        double sum = 0;
        for (int root = 0; root < moments.roots(); root++) {
            sum += Math.abs(moments.pooled(root).pearson());
        }
        return sum;
    }
}
