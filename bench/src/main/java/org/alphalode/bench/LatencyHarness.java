package org.alphalode.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.alphalode.expr.Plan;
import org.alphalode.expr.StreamingEvaluator;
import org.alphalode.model.Panel;

/** CPU time of this thread: microseconds a bar of the streaming evaluator. */
public final class LatencyHarness {
    private static final int BARS = 50_000;
    private static final int SYMBOLS = 8;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LatencyHarness() {}

    public static void main(String[] args) {
        Panel panel = BenchMarket.panel(BARS, SYMBOLS);
        Plan plan = Plan.of(BenchMarket.formulas(), BenchMarket.FIELDS);
        double bar = Double.MAX_VALUE;
        double check = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            check += stream(plan, panel);
            bar = Math.min(bar, (THREADS.getCurrentThreadCpuTime() - begin) * 1e-3 / BARS);
        }
        System.out.printf(
                Locale.ROOT, "streaming, 50 formulas x %d symbols: %.2f us a bar (check %.6f)%n", SYMBOLS, bar, check);
    }

    private static double stream(Plan plan, Panel panel) {
        StreamingEvaluator stream =
                new StreamingEvaluator(plan, panel.symbols(), panel.interval(), panel.closeMicros(0));
        int[] columns = stream.fields().stream().mapToInt(panel::fieldIndex).toArray();
        double sum = 0;
        for (int t = 0; t < panel.barCount(); t++) {
            for (int f = 0; f < columns.length; f++) {
                for (int s = 0; s < panel.symbolCount(); s++) {
                    stream.set(f, s, panel.value(columns[f], s, t));
                }
            }
            stream.next(panel.closeMicros(t));
            sum += Math.abs(stream.value(49, 0)) > 0 ? 1e-9 : 0;
        }
        return sum;
    }
}
