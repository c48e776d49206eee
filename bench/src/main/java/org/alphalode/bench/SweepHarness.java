package org.alphalode.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.stage.sweep.SweepGrid;
import org.alphalode.stage.sweep.SweepInput;
import org.alphalode.stage.sweep.SweepParams;
import org.alphalode.stage.sweep.SweepRow;
import org.alphalode.stage.sweep.SweepRule;
import org.alphalode.stage.sweep.SweepStage;
import org.alphalode.stage.sweep.SweepUnit;

/**
 * Rate of the sweep in million bar-strategies per second of this thread's CPU time: 1,000,000 bars, 100 crosses of moving averages
 * with fees, Sharpe ratio and drawdown; and the bytes that a strategy more allocates, peak or not. Arguments: the number of rounds, 20
 * if not given.
 */
public final class SweepHarness {
    private static final int BARS = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SweepHarness() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Panel panel = panel();
        for (SweepParams.Fill fill : SweepParams.Fill.values()) {
            SweepInput input = new SweepInput(panel, params(10, fill));
            double[] seconds = new double[rounds];
            List<SweepRow> rows = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                rows = new SweepStage().work(input, new SweepUnit(0, 0, 100));
                seconds[round] = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9;
            }
            Arrays.sort(seconds);
            double work = 1e-6 * BARS * rows.size();
            System.out.printf(
                    Locale.ROOT,
                    "%s: best %.0f, median %.0f million bar-strategies per CPU-second; %d trades, %.0f bytes a strategy%n",
                    fill.text(),
                    work / seconds[0],
                    work / seconds[rounds / 2],
                    rows.stream().mapToLong(SweepRow::trades).sum(),
                    (allocated(panel, 100, fill) - allocated(panel, 10, fill)) / 9_900.0);
        }
    }

    /** Bytes that a unit of {@code side * 100} strategies allocates in all, garbage included. */
    private static double allocated(Panel panel, int side, SweepParams.Fill fill) {
        SweepInput input = new SweepInput(panel.bars(0, 10_000), params(side, fill));
        SweepUnit unit = new SweepUnit(0, 0, input.params().grid().points().size());
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        new SweepStage().work(input, unit);
        return (double) (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
    }

    /** {@code side} fast windows, ten slow ones where side is 10, else a hundred. */
    private static SweepParams params(int side, SweepParams.Fill fill) {
        String fast = IntStream.range(0, side).mapToObj(i -> "" + (5 + 5 * i)).collect(Collectors.joining(","));
        return new SweepParams(
                SweepGrid.parse(
                        SweepRule.SMA_CROSS, "fast=" + fast + ";slow=" + (side == 10 ? "60:240:20" : "600:699:1")),
                5,
                fill);
    }

    private static Panel panel() {
        SplittableRandom random = new SplittableRandom(1);
        double[] open = new double[BARS];
        double[] close = new double[BARS];
        double price = 30_000;
        for (int t = 0; t < BARS; t++) {
            open[t] = price;
            price *= 1 + random.nextDouble(-0.004, 0.00400005);
            close[t] = Math.round(price * 100) / 100.0;
        }
        return new Panel.Builder(
                        List.of("X"),
                        List.of(FieldSpec.pure("open", Family.PRICE), FieldSpec.pure("close", Family.PRICE)),
                        BarInterval.parse("1m"),
                        60_000_000L,
                        BARS)
                .set(0, 0, open)
                .set(1, 0, close)
                .build();
    }
}
