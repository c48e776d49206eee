package org.alphalode.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
                check = pooledIc(plan, panel);
                seconds[round] = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9;
                best = Math.min(best, seconds[round]);
            }
            Arrays.sort(seconds);
            double work = 1e-6 * formulas.size() * shape[0] * shape[1];
            System.out.printf(
                    Locale.ROOT,
                    "%,d bars x %d symbols: best %.0f, median %.0f million formula-bars per CPU-second (sum of |IC| %.9f)%n",
                    shape[0],
                    shape[1],
                    work / best,
                    work / seconds[rounds / 2],
                    check);
        }
    }

    private static double pooledIc(Plan plan, Panel panel) {
        IcMoments moments = Evaluator.moments(plan, panel, "target", 0, panel.barCount(), PERIOD_BARS);
        double sum = 0;
        for (int root = 0; root < moments.roots(); root++) {
            sum += Math.abs(moments.pooled(root).pearson());
        }
        return sum;
    }
}
