package org.alphalode.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Panel;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;

/**
 * CPU time of this thread in nanoseconds a value for every operator of the catalogue, windows of 21 bars, beyond that of reading its
 * operands and summing the IC; and the bytes that another 25 blocks allocate. Arguments: rounds, 5 if not given; names of operators,
 * all if not given.
 */
public final class OperatorHarness {
    private static final int WINDOW = 21;
    private static final int SYMBOLS = 8;
    private static final int BARS = 25 * 1024;
    /** Bars of a period: more than there are, so that the result does not grow with the bars. */
    private static final int PERIOD_BARS = 64 * 1024;

    /** Operators that need operands above 0. */
    private static final List<String> POSITIVE = List.of("log", "sqrt");
    /** Of one addition, which is no operand. */
    private static final double SUM_NANOS = 0.2;

    private static final long WARM_UP_NANOS = 300_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private OperatorHarness() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        Panel panel = BenchMarket.panel(BARS, SYMBOLS);
        Panel half = panel.bars(0, BARS - 25 * 256);
        nanos(Formulas.parse("ret * volume - close"), panel, rounds);
        for (Op op : Operators.ALL) {
            if (wanted.isEmpty() || wanted.contains(op.name())) {
                Expr call = call(op);
                double whole = nanos(call, panel, rounds);
                double operands = nanosOfOperands(op, panel, rounds);
                long bytes = bytes(call, panel) - bytes(call, half);
                System.out.printf(
                        Locale.ROOT,
                        "%-22s %8.2f ns a value %10d bytes%n",
                        op.name(),
                        Math.max(0, whole - operands),
                        bytes);
            }
        }
    }

    /** The operator over columns, the middle one of the miner's numbers. */
    private static Expr call(Op op) {
        List<Expr> args = new ArrayList<>();
        for (Param param : op.params()) {
            args.add(
                    switch (param.kind()) {
                        case OPERAND -> operand(op, args.size());
                        case WINDOW -> new Expr.Const(WINDOW);
                        case NUMBER -> new Expr.Const(
                                param.choices().get(param.choices().size() / 2));
                    });
        }
        return new Expr.Call(op, args);
    }

    private static Expr operand(Op op, int index) {
        return new Expr.Field(index == 0 && !POSITIVE.contains(op.name()) ? "ret" : index == 1 ? "volume" : "close");
    }

    /** Time of reading the operands and of summing one IC. */
    private static double nanosOfOperands(Op op, Panel panel, int rounds) {
        double one = nanos(new Expr.Field("close"), panel, rounds);
        if (op.operandCount() == 1) {
            return one;
        }
        Expr sum = Formulas.parse(op.operandCount() == 2 ? "ret + volume" : "ret + volume + close");
        return Math.max(one, nanos(sum, panel, rounds) - SUM_NANOS * (op.operandCount() - 1));
    }

    private static double nanos(Expr formula, Panel panel, int rounds) {
        Plan plan = Plan.of(List.of(formula), BenchMarket.FIELDS);
        double best = Double.MAX_VALUE;
        long end = THREADS.getCurrentThreadCpuTime() + WARM_UP_NANOS;
        for (int round = 0; round < rounds || THREADS.getCurrentThreadCpuTime() < end; round++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            Evaluator.moments(plan, panel, "target", 0, panel.barCount(), PERIOD_BARS);
            best = Math.min(best, (double) (THREADS.getCurrentThreadCpuTime() - begin));
        }
        return best / ((double) panel.barCount() * panel.symbolCount());
    }

    private static long bytes(Expr formula, Panel panel) {
        Plan plan = Plan.of(List.of(formula), BenchMarket.FIELDS);
        long begin = THREADS.getCurrentThreadAllocatedBytes();
        Evaluator.moments(plan, panel, "target", 0, panel.barCount(), PERIOD_BARS);
        return THREADS.getCurrentThreadAllocatedBytes() - begin;
    }
}
