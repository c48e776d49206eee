package org.alphalode.expr;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.BarInterval;

/**
 * Evaluates a plan bar by bar, all symbols at a time, to the same bits as {@link Evaluator} over the whole history. Set the values of
 * a bar, call {@link #next}, read the roots; a value that was not set is missing. The state can be saved and restored. Not for use by
 * several threads.
 */
public final class StreamingEvaluator {
    private static final int N = Walk.LANES;
    /** "ALST" and the version of the format. */
    private static final int MAGIC = 0x414c5354;

    private static final int VERSION = 2;
    /** Bars between shifts of the history; of no influence on values. */
    private static final int BLOCK_ROWS = 64;

    private final Plan plan;
    private final List<String> symbols;
    private final BarInterval interval;
    private final List<LaneRunner> runners = new ArrayList<>();
    /** Each group's way in and out. */
    private final List<LaneRunner.Source> sources = new ArrayList<>();

    private final List<LaneRunner.Sink> sinks = new ArrayList<>();
    private final SectionStep sections;
    /** [field][lane]. */
    private final double[][] input;
    /** [root][lane]. */
    private final double[][] output;

    private long nextCloseMicros;

    /** Begins without history: the first {@link Plan#lookbackBars()} bars give NaN. */
    public StreamingEvaluator(Plan plan, List<String> symbols, BarInterval interval, long firstCloseMicros) {
        this(plan, symbols, interval, firstCloseMicros, LaneProvider.fastest());
    }

    StreamingEvaluator(Plan plan, List<String> symbols, BarInterval interval, long firstCloseMicros, Lanes lanes) {
        Check.that(!symbols.isEmpty(), "there must be a symbol");
        this.plan = plan;
        this.symbols = List.copyOf(symbols);
        this.interval = interval;
        this.nextCloseMicros = firstCloseMicros;
        this.sections = new SectionStep(symbols.size());
        int groups = (symbols.size() + N - 1) / N;
        this.input = new double[plan.fields().size()][groups * N];
        this.output = new double[plan.roots().size()][groups * N];
        for (double[] column : input) {
            Arrays.fill(column, Double.NaN);
        }
        for (int g = 0; g < groups; g++) {
            Layout layout = new Layout(plan.program(), BLOCK_ROWS, JoinedRoots.NONE);
            long bar = Math.floorDiv(firstCloseMicros, interval.micros());
            LaneRunner.Setup setup = new LaneRunner.Setup(layout, lanes, BLOCK_ROWS, JoinedRoots.NONE);
            runners.add(new LaneRunner(plan.program(), setup, bar));
            int lane = g * N;
            sources.add((field, a, at, rows) -> System.arraycopy(input[field], lane, a, at, N));
            sinks.add((root, a, offset, walk) -> System.arraycopy(a, offset, output[root], lane, N));
        }
    }

    /** Columns to set, in the order of their numbers. */
    public List<String> fields() {
        return plan.fields();
    }

    /** Close time that the next bar must have. */
    public long nextCloseMicros() {
        return nextCloseMicros;
    }

    /** Sets a value of the coming bar. */
    public void set(int field, int symbol, double value) {
        input[field][Objects.checkIndex(symbol, symbols.size())] = Double.isInfinite(value) ? Double.NaN : value;
    }

    /**
     * Takes the bar that was set, and forgets what was set.
     *
     * @throws AlphaException DATA_FAULT where the bar is not the one after the last
     */
    public void next(long closeMicros) {
        if (closeMicros != nextCloseMicros) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    "bar closes at " + closeMicros + " us, but the next is " + nextCloseMicros
                            + ": pass missing bars with no value set");
        }
        int from = 0;
        Program program = plan.program();
        for (int i = 0; i < program.steps().size(); i++) {
            if (program.steps().get(i).prim().isSection()) {
                run(from, i);
                sections.run(runners, i);
                for (int g = 0; g < runners.size(); g++) {
                    runners.get(g).emit(i, sinks.get(g));
                }
                from = i + 1;
            }
        }
        run(from, program.steps().size());
        for (int g = 0; g < runners.size(); g++) {
            runners.get(g).advance();
        }
        nextCloseMicros += interval.micros();
        for (double[] column : input) {
            Arrays.fill(column, Double.NaN);
        }
    }

    private void run(int from, int to) {
        for (int g = 0; g < runners.size(); g++) {
            runners.get(g).run(from, to, 1, sources.get(g), sinks.get(g));
        }
    }

    /** Value of a root at the last bar. */
    public double value(int root, int symbol) {
        return output[root][Objects.checkIndex(symbol, symbols.size())];
    }

    /** Writes the state; {@link #restore} goes on from there. */
    public void save(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(fingerprint());
        out.writeLong(nextCloseMicros);
        for (LaneRunner runner : runners) {
            runner.save(out);
        }
        out.writeInt(MAGIC);
        out.flush();
    }

    /**
     * Goes on from a saved state.
     *
     * @throws AlphaException DATA_FAULT where the state is of another plan, other symbols, or not whole
     */
    public static StreamingEvaluator restore(Plan plan, List<String> symbols, BarInterval interval, InputStream stream)
            throws IOException {
        DataInputStream in = new DataInputStream(stream);
        requireEqual(in.readInt(), MAGIC, "this is not a state of the streaming evaluator");
        requireEqual(in.readInt(), VERSION, "the state was written by another version: replay the bars");
        String written = in.readUTF();
        long close = in.readLong();
        StreamingEvaluator evaluator = new StreamingEvaluator(plan, symbols, interval, close);
        if (!written.equals(evaluator.fingerprint())) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT, "the state is of other formulas, symbols or bars: replay the bars");
        }
        for (LaneRunner runner : evaluator.runners) {
            runner.restore(in);
        }
        requireEqual(in.readInt(), MAGIC, "the state is cut off: replay the bars");
        return evaluator;
    }

    private static void requireEqual(int actual, int expected, String message) {
        if (actual != expected) {
            throw new AlphaException(ErrorCode.DATA_FAULT, message);
        }
    }

    /** Says which formulas, columns, symbols and bars a state belongs to. */
    private String fingerprint() {
        List<String> parts =
                new ArrayList<>(plan.roots().stream().map(Formulas::print).toList());
        parts.addAll(plan.fields());
        parts.addAll(symbols);
        parts.add(interval.text());
        return Formulas.hash(String.join("\n", parts));
    }
}
