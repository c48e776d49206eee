package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.Lanes;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SYMBOLS = 8;
    /** Vectors are objects until they are compiled: {@link SteadyAllocation} waits for that. */
    private static final Lanes SCALAR = LaneProvider.scalar();

    private static final Evaluator.Target TARGET = new Evaluator.Target("y", 1 << 20);

    private static List<Expr> catalogue() {
        List<Expr> roots = new ArrayList<>();
        for (Op op : Operators.ALL) {
            List<Expr> args = new ArrayList<>();
            for (Param param : op.params()) {
                args.add(
                        switch (param.kind()) {
                            case OPERAND -> new Expr.Field(args.isEmpty() ? "x" : "y");
                            case WINDOW -> new Expr.Const(21);
                            case NUMBER -> new Expr.Const(param.choices().get(0));
                        });
            }
            roots.add(new Expr.Call(op, args));
        }
        return roots;
    }

    /** Streams bars of changing values and holes; the bytes that this thread allocated. */
    private static long bytesOf(StreamingEvaluator stream, int bars, long interval) {
        long begin = THREADS.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < bars; t++) {
            for (int f = 0; f < stream.fields().size(); f++) {
                for (int s = 0; s < SYMBOLS; s++) {
                    double v = 1 + (31 * t + 7 * s + 11 * f) % 17 * 0.25;
                    stream.set(f, s, (t + s) % 41 == 0 ? Double.NaN : v);
                }
            }
            stream.next(stream.nextCloseMicros());
        }
        assertThat(stream.nextCloseMicros() % interval).isZero();
        return THREADS.getCurrentThreadAllocatedBytes() - begin;
    }

    @Test
    void theWholeCatalogueRunsWithoutAllocating() {
        BarInterval interval = BarInterval.parse("1m");
        Panel panel = TestPanels.smooth(SYMBOLS, 1);
        Plan plan = Plan.of(catalogue(), TestPanels.FIELDS);
        StreamingEvaluator stream =
                new StreamingEvaluator(plan, panel.symbols(), interval, panel.closeMicros(0), SCALAR);
        // loads classes
        bytesOf(stream, 70, interval.micros());
        // what is left is of the measurement and the assertion, not of the bars
        assertThat(bytesOf(stream, 2000, interval.micros())).isLessThan(20_000);
    }

    @Test
    void longerPanelsNeedNoMoreMemory() {
        Plan plan = Plan.of(catalogue(), TestPanels.FIELDS);
        Panel panel = TestPanels.smooth(SYMBOLS, 12 * 256);
        Panel half = panel.bars(0, 6 * 256);
        long blocks = 6;
        long few = 0;
        long many = 0;
        for (int round = 0; round < 3; round++) {
            few = bytesOf(plan, half);
            many = bytesOf(plan, panel);
        }
        // one small object for a column that is read ahead
        assertThat(many - few).isLessThan(blocks * plan.fields().size() * SYMBOLS * 100);
    }

    @Test
    void vectorsAreNoObjectsOnceTheyAreCompiled() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--add-opens=jdk.incubator.vector/jdk.incubator.vector=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteadyAllocation.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static long bytesOf(Plan plan, Panel panel) {
        long begin = THREADS.getCurrentThreadAllocatedBytes();
        Evaluator.moments(plan, panel, TARGET, 0, panel.barCount(), SCALAR);
        return THREADS.getCurrentThreadAllocatedBytes() - begin;
    }
}
