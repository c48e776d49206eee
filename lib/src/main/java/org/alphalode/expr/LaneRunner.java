package org.alphalode.expr;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.ExtremeAges;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.ScalarWindows;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Prim;
import org.alphalode.op.Ref;

/** Runs a program over eight lanes, some rows at a time; keeps the history that the next rows need. */
final class LaneRunner {
    private static final int N = Walk.LANES;

    /** Where the columns come from. */
    interface Source {
        /** Writes the next rows of a column: lane l of row r to {@code a[offset + r * LANES + l]}; no infinities. */
        void load(int field, double[] a, int offset, int rows);
    }

    /** Where the roots go. */
    interface Sink {
        /** Takes rows of a root, which lie at {@code offset}. */
        void take(int root, double[] a, int offset, Walk walk);

        /** Takes the rows at hand of a group of {@link JoinedRoots}, whose operands are there. */
        default void takeJoined(int group, double[] a, Walk walk) {
            throw new AssertionError("this takes values");
        }

        /** Whether nothing is done with these rows of any root: what only roots need is then not computed. */
        default boolean isIdle() {
            return false;
        }
    }

    final double[] arena;
    private final Program program;
    private final Layout layout;
    private final Lanes lanes;
    private final int blockRows;
    private final Walk walk;
    /** [step]: the roots that it completes, without those that are taken joined. */
    private final int[][] rootsOf;

    /** [step]: where the block's rows of its first two inputs and of its first result begin; 0 where it has none. */
    private final int[][] begins;

    /** [step]: where what it keeps from run to run lies. */
    private final int[] states;

    /** [step]: weights of the window by age, where the step has some. */
    private final double[][] weights;

    /** [step]: whether rows of it are read by roots in the same rows alone, and nothing is kept of them. */
    private final boolean[] forRootsOnly;

    /** [step]: whether only roots read it that are taken without its values. */
    private final boolean[] skipped;

    /** [step]: the group of joined roots whose operands are there after it, or -1. */
    private final int[] groupAfter;

    /** Where a step's three results lie. */
    private final int[] three = new int[3];

    private PlainSteps plain;

    /** Rows of the block that are done. */
    private int cursor;

    /**
     * How to run.
     *
     * @param layout of the program, with everything reserved that is wanted
     * @param lanes the kernels
     * @param blockRows rows of a block
     * @param joined roots that are taken without their values
     */
    record Setup(Layout layout, Lanes lanes, int blockRows, JoinedRoots joined) {}

    /** @param firstBar absolute number of the first row's bar */
    LaneRunner(Program program, Setup setup, long firstBar) {
        this.program = program;
        this.layout = setup.layout();
        this.lanes = setup.lanes();
        this.blockRows = setup.blockRows();
        this.walk = new Walk(blockRows);
        this.walk.scratch = layout.reserve(Walk.SCRATCH_ROWS);
        this.states = program.steps().stream()
                .mapToInt(step -> layout.reserve(Walk.stateRows(step.prim().sums(), step.window())))
                .toArray();
        this.walk.bar = firstBar;
        this.arena = new double[layout.length()];
        this.plain = new PlainSteps(program, arena, walk);
        this.rootsOf = rootsOf(program, setup.joined());
        this.forRootsOnly = forRootsOnly();
        this.skipped = new boolean[rootsOf.length];
        this.groupAfter = new int[rootsOf.length];
        this.weights = new double[rootsOf.length][];
        this.begins = new int[rootsOf.length][];
        Arrays.fill(groupAfter, -1);
        List<JoinedRoots.Group> groups = setup.joined().groups();
        for (int i = 0; i < groups.size(); i++) {
            groupAfter[groups.get(i).lastStep()] = i;
        }
        for (int i = 0; i < rootsOf.length; i++) {
            skipped[i] = setup.joined().isSkipped(i);
            weights[i] = weights(program.steps().get(i));
            begins[i] = begins(i);
        }
        Arrays.fill(arena, Double.NaN);
    }

    /** A runner of the same program and layout with rows of its own. */
    LaneRunner(LaneRunner like, long firstBar) {
        this.program = like.program;
        this.layout = like.layout;
        this.lanes = like.lanes;
        this.blockRows = like.blockRows;
        this.walk = new Walk(blockRows);
        this.walk.scratch = like.walk.scratch;
        this.states = like.states;
        this.rootsOf = like.rootsOf;
        this.forRootsOnly = like.forRootsOnly;
        this.skipped = like.skipped;
        this.groupAfter = like.groupAfter;
        this.weights = like.weights;
        this.begins = like.begins;
        this.arena = new double[like.arena.length];
        this.plain = new PlainSteps(program, arena, walk);
        begin(firstBar);
    }

    /** Forgets all rows. */
    void begin(long firstBar) {
        Arrays.fill(arena, Double.NaN);
        plain = new PlainSteps(program, arena, walk);
        cursor = 0;
        walk.bar = firstBar;
        walk.fresh = true;
    }

    private static double[] weights(Step step) {
        return step.prim() == Prim.EMA
                ? ScalarWindows.exponential(step.window())
                : step.prim() == Prim.SLOPE ? ScalarWindows.slope(step.window()) : new double[0];
    }

    private int[] begins(int step) {
        List<Ref> in = program.steps().get(step).in();
        return new int[] {
            in.isEmpty() ? 0 : layout.offset(in.get(0)),
            in.size() < 2 ? 0 : layout.offset(in.get(1)),
            layout.offset(step, 0)
        };
    }

    private static int[][] rootsOf(Program program, JoinedRoots joined) {
        int[] counts = new int[program.steps().size()];
        for (int root = 0; root < program.roots().size(); root++) {
            counts[program.roots().get(root).step()] += joined.isJoined(root) ? 0 : 1;
        }
        int[][] roots = new int[counts.length][];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = new int[counts[i]];
        }
        for (int root = program.roots().size() - 1; root >= 0; root--) {
            if (!joined.isJoined(root)) {
                int step = program.roots().get(root).step();
                roots[step][--counts[step]] = root;
            }
        }
        return roots;
    }

    private boolean[] forRootsOnly() {
        boolean[] only = new boolean[program.steps().size()];
        for (int i = only.length - 1; i >= 0; i--) {
            only[i] = program.steps().get(i).prim().isArithmetic() && layout.history(i, 0) == 0;
        }
        for (int i = only.length - 1; i >= 0; i--) {
            if (!only[i]) {
                program.steps().get(i).in().forEach(in -> only[in.step()] = false);
            }
        }
        return only;
    }

    /** Absolute number of the next row's bar. */
    long bar() {
        return walk.bar;
    }

    Walk walk() {
        return walk;
    }

    int cursor() {
        return cursor;
    }

    /** Runs some of the steps over the next rows, which must not reach beyond the block. */
    void run(int fromStep, int toStep, int rows, Source source, Sink sink) {
        walk.rows = rows;
        int at = cursor * N;
        boolean idle = sink.isIdle();
        for (int i = fromStep; i < toStep; i++) {
            if (!skipped[i] && !(idle && forRootsOnly[i])) {
                Step step = program.steps().get(i);
                if (step.prim() == Prim.FIELD) {
                    source.load(step.window(), arena, layout.offset(i, 0) + at, rows);
                } else {
                    apply(i, step, at);
                }
            }
            emit(i, sink);
        }
    }

    /** Hands over the roots that a step completes. */
    void emit(int step, Sink sink) {
        for (int root : rootsOf[step]) {
            sink.take(root, arena, offset(program.roots().get(root)), walk);
        }
        if (groupAfter[step] >= 0) {
            sink.takeJoined(groupAfter[step], arena, walk);
        }
    }

    /** Goes on to the rows after those that were run. */
    void advance() {
        cursor += walk.rows;
        walk.bar += walk.rows;
        walk.fresh = false;
        if (cursor == blockRows) {
            cursor = 0;
            for (int i = 0; i < program.steps().size(); i++) {
                for (int result = 0; result < program.steps().get(i).prim().results(); result++) {
                    keep(layout.offset(i, result), layout.history(i, result));
                }
            }
        }
    }

    /** Writes the rows that the next ones look back at. */
    void save(DataOutputStream out) throws IOException {
        for (int i = 0; i < program.steps().size(); i++) {
            for (int result = 0; result < program.steps().get(i).prim().results(); result++) {
                int end = layout.offset(i, result) + cursor * N;
                for (int at = end - layout.history(i, result) * N; at < end; at++) {
                    out.writeDouble(arena[at]);
                }
            }
        }
    }

    /** Reads what {@link #save} wrote, into a runner that has not run. */
    void restore(DataInputStream in) throws IOException {
        for (int i = 0; i < program.steps().size(); i++) {
            for (int result = 0; result < program.steps().get(i).prim().results(); result++) {
                int end = layout.offset(i, result);
                for (int at = end - layout.history(i, result) * N; at < end; at++) {
                    arena[at] = in.readDouble();
                }
            }
        }
    }

    private void keep(int offset, int rows) {
        if (rows > 0) {
            System.arraycopy(arena, offset + (blockRows - rows) * N, arena, offset - rows * N, rows * N);
        }
    }

    private void apply(int i, Step step, int at) {
        int[] begin = begins[i];
        int x = begin[0] + at;
        int y = begin[1] + at;
        int out = begin[2] + at;
        int w = step.window();
        walk.state = states[i];
        switch (step.prim()) {
            case ADD -> lanes.add(arena, x, y, out, walk.rows);
            case SUB -> lanes.sub(arena, x, y, out, walk.rows);
            case MUL -> lanes.mul(arena, x, y, out, walk.rows);
            case DIV -> lanes.div(arena, x, y, out, walk.rows);
            case MIN -> lanes.min(arena, x, y, out, walk.rows);
            case MAX -> lanes.max(arena, x, y, out, walk.rows);
            case MEAN -> lanes.mean(arena, walk, w, x, out);
            case SUM -> lanes.sum(arena, walk, w, x, out);
            case MEAN_STD -> lanes.meanStd(arena, walk, w, x, out, layout.offset(i, 1) + at);
            case SKEW -> lanes.skew(arena, walk, w, x, out);
            case MEAN_STD_SKEW -> {
                for (int result = 0; result < three.length; result++) {
                    three[result] = layout.offset(i, result) + at;
                }
                lanes.meanStdSkew(arena, walk, w, x, three);
            }
            case CORR -> lanes.corr(arena, walk, w, x, y, out);
            case ROLLING_MIN -> lanes.rollingMin(arena, walk, w, x, out);
            case ROLLING_MAX -> lanes.rollingMax(arena, walk, w, x, out);
            case EMA -> ScalarWindows.weighted(arena, weights[i], 1, x, out, walk.rows);
            case SLOPE -> ScalarWindows.weighted(arena, weights[i], 0, x, out, walk.rows);
            case RANK -> ScalarWindows.rank(arena, w, x, out, walk.rows);
            case ARGMIN -> ExtremeAges.ages(arena, w, -1, x, out, walk.rows);
            case ARGMAX -> ExtremeAges.ages(arena, w, 1, x, out, walk.rows);
            case CONSTANT -> Arrays.fill(arena, out, out + walk.rows * N, step.number());
            case LOG, LOG1P, EXP, SQRT, SIGNED_SQRT, TANH, SIGN, POW -> plain.one(step, x, out);
            case ABOVE, NOT_BELOW, EQUAL, UNEQUAL -> plain.compare(step, x, y, out);
            case CHOOSE -> plain.choose(x, y, offset(step.in().get(2)), out);
            case PRODUCT, COVARIANCE, KURTOSIS -> plain.chunked(step, x, y, out);
            case QUANTILE -> plain.quantile(i, x, out);
            case FIELD,
                    SECTION_RANK,
                    SECTION_ZSCORE,
                    SECTION_DEMEAN,
                    SECTION_SCALE,
                    SECTION_WINSORIZE,
                    SECTION_NEUTRALIZE,
                    SECTION_GROUP_NEUTRALIZE -> throw new AssertionError(step.prim() + " is not run by a lane alone");
        }
    }

    Step step(int index) {
        return program.steps().get(index);
    }

    /** Where the current rows of a step's first result lie. */
    int out(int step) {
        return layout.offset(step, 0) + cursor * N;
    }

    /** Where the current rows of a result lie. */
    int offset(Ref ref) {
        return layout.offset(ref) + cursor * N;
    }
}
