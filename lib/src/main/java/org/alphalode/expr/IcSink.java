package org.alphalode.expr;

import java.util.Arrays;
import org.alphalode.kernel.Against;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Panel;

/**
 * Sums each root against the target while its values are in the cache. Sums run over granules of rows that lie at fixed absolute bar
 * numbers, and granules add up to periods, so that the same numbers come out wherever evaluation began. Deviations of a root are taken
 * from its first value in the period; the target is taken as it is, being a return.
 */
final class IcSink implements BatchWalk.GroupSink, JoinedSums.Taker {
    private static final int N = Walk.LANES;
    /** Rows of a root's sums, see {@link Lanes#accumulate}. */
    private static final int SUMS = 4;
    /** Rows of the target's sums: n, y, y^2. */
    private static final int OF_TARGET = 3;

    private final Panel panel;
    private final LanePlan plan;
    private final int firstLane;
    private final PanelSource target;
    private final Lanes lanes;
    private final IcMoments out;

    /** The target's rows of the granule. */
    private final Against y = new Against();
    /** Offset of the period's sums of the target. */
    private final int ofPeriod;
    /** Offset of the first root's sums. */
    private final int sums;
    /** Offset of what the first root's pairs of the period differ from the targets; of meaning where {@link #touched}. */
    private final int rest;

    private final JoinedSums joined;

    /** [root]: bit of each lane of its period that has a centre; of roots that are not joined. */
    private final int[] centred;

    /** [root]: whether it missed a target in the period. */
    private final boolean[] touched;

    /** [lane]: the period that ends, -1 where none does. */
    private final int[] periods = new int[N];

    private int row;
    /** Bit of each lane whose target is present in some of the granule's rows. */
    private int counted;

    IcSink(Panel panel, LanePlan plan, int group, PanelSource target, Setup setup) {
        this.panel = panel;
        this.plan = plan;
        this.firstLane = group * N;
        this.target = target;
        this.lanes = setup.lanes();
        this.out = setup.out();
        this.y.rows = setup.places().target();
        this.y.filled = y.rows + setup.blockRows() * N;
        this.y.bits = y.filled + setup.blockRows() * N;
        this.y.sums = setup.places().own();
        this.ofPeriod = setup.places().ofPeriod();
        this.sums = setup.places().sums();
        this.rest = setup.places().rest();
        this.joined = setup.joined();
        this.centred = new int[out.roots()];
        this.touched = new boolean[out.roots()];
    }

    /**
     * What all groups share.
     *
     * @param lanes the kernels
     * @param blockRows rows of a block, which is a granule
     * @param out receives the moments
     * @param places where everything lies
     * @param joined sums the roots that join two operands
     */
    record Setup(Lanes lanes, int blockRows, IcMoments out, Places places, JoinedSums joined) {}

    /**
     * Offsets.
     *
     * @param target of the target's rows, then those where it is filled, then its bits
     * @param own of the granule's sums of the target
     * @param ofPeriod of the period's
     * @param sums of the roots' sums
     * @param rest of what their pairs differ from the targets
     */
    record Places(int target, int own, int ofPeriod, int sums, int rest) {
        /** Reserves what the sinks of all groups need of a layout. */
        static Places of(Layout layout, int blockRows, int roots) {
            return new Places(
                    layout.reserve(3 * blockRows),
                    layout.reserve(SUMS),
                    layout.reserve(OF_TARGET),
                    layout.reserve(roots * SUMS),
                    layout.reserve(roots * OF_TARGET));
        }

        JoinedSums joined(JoinedRoots roots, Layout layout, Lanes lanes, int blockRows) {
            return new JoinedSums(roots, layout, lanes, blockRows, sums, SUMS);
        }
    }

    @Override
    public void begin(LaneRunner runner, int firstRow) {
        row = firstRow;
        target.row = firstRow;
        Walk walk = runner.walk();
        double[] a = runner.arena;
        if (firstRow == 0) {
            reset(a);
        }
        target.load(0, a, y.rows, walk.rows);
        for (int lane = 0; lane < N; lane++) {
            mask(a, lane, walk.rows);
        }
        y.hasHoles = hasHoles(a, walk.rows);
        if (y.hasHoles) {
            fill(a, walk.rows);
        }
        // as if it were a root with a centre of 0
        Arrays.fill(a, y.sums, y.sums + SUMS * N, 0);
        lanes.accumulate(a, walk, y.hasHoles ? y.filled : y.rows, y, y.sums);
        count(a, walk.rows);
        for (int i = 0; i < OF_TARGET * N; i++) {
            a[ofPeriod + i] += a[y.sums + i];
        }
    }

    private boolean hasHoles(double[] a, int rows) {
        for (int i = y.rows; i < y.rows + rows * N; i++) {
            if (Double.isNaN(a[i])) {
                return true;
            }
        }
        return false;
    }

    /** Puts 0 where the target is missing, and bits where it is there. */
    private void fill(double[] a, int rows) {
        for (int i = 0; i < rows * N; i++) {
            boolean there = !Double.isNaN(a[y.rows + i]);
            a[y.filled + i] = there ? a[y.rows + i] : 0;
            a[y.bits + i] = there ? Against.THERE : 0;
        }
    }

    /** Counts the targets of each lane. */
    private void count(double[] a, int rows) {
        counted = 0;
        for (int lane = 0; lane < N; lane++) {
            int n = y.hasHoles ? present(a, lane, rows) : rows;
            a[y.sums + lane] = n;
            counted |= n > 0 ? 1 << lane : 0;
        }
    }

    private int present(double[] a, int lane, int rows) {
        int n = 0;
        for (int r = 0; r < rows; r++) {
            n += a[y.bits + r * N + lane] != 0 ? 1 : 0;
        }
        return n;
    }

    /** The target is missing where nothing may be decided, and outside the bars that the lane answers for. */
    private void mask(double[] a, int lane, int rows) {
        int at = firstLane + lane;
        int bar = plan.firstBar[at] + row;
        // a lane that is not used answers for no bar
        if (plan.symbol[at] < 0
                || bar < plan.fromBar[at]
                || bar + rows > plan.toBar[at]
                || !panel.alwaysUsable(plan.symbol[at])) {
            for (int r = 0; r < rows; r++) {
                int b = bar + r;
                if (b < plan.fromBar[at] || b >= plan.toBar[at] || !panel.usableAtClose(plan.symbol[at], b)) {
                    a[y.rows + r * N + lane] = Double.NaN;
                }
            }
        }
    }

    @Override
    public boolean isIdle() {
        return counted == 0;
    }

    @Override
    public void take(int root, double[] a, int offset, Walk walk) {
        if (isIdle()) {
            return;
        }
        int at = sums + root * SUMS * N;
        if ((counted & ~centred[root]) != 0) {
            centred[root] = lanes.centre(a, offset, y.rows, at);
        }
        int missing = lanes.accumulate(a, walk, offset, y, at) & counted;
        if (missing != 0) {
            take(root, a, offset, walk, missing);
        }
    }

    @Override
    public void takeJoined(int group, double[] a, Walk walk) {
        if (!isIdle()) {
            joined.add(group, a, walk, this);
        }
    }

    @Override
    public Against target() {
        return y;
    }

    @Override
    public int counted() {
        return counted;
    }

    @Override
    public void take(int root, double[] a, int offset, Walk walk, int bits) {
        lanes.accumulatePresent(a, walk, offset, y, sums + root * SUMS * N, bits);
        int from = walk.scratch;
        boolean misses = false;
        for (int lane = 0; lane < N; lane++) {
            misses |= a[from + lane] != 0;
        }
        if (misses) {
            int to = rest + root * OF_TARGET * N;
            for (int i = 0; i < OF_TARGET * N; i++) {
                // a lane that misses nothing has the targets' sums
                double more = a[from + i % N] != 0 ? a[from + i] : 0;
                a[to + i] = touched[root] ? a[to + i] + more : more;
            }
            touched[root] = true;
        }
    }

    @Override
    public void end(LaneRunner runner, int firstRow) {
        long next = runner.bar() + runner.walk().rows;
        if (next % out.periodBars() == 0 || firstRow + runner.walk().rows == plan.rows) {
            for (int lane = 0; lane < N; lane++) {
                int bar = plan.firstBar[firstLane + lane] + firstRow;
                int period = Math.floorDiv(bar - out.periodBegin(0), out.periodBars());
                boolean counts = plan.symbol[firstLane + lane] >= 0 && period >= 0 && period < out.periods();
                periods[lane] = counts ? period : -1;
            }
            close(runner);
            reset(runner.arena);
        }
    }

    /** Writes the moments of all roots' sums. */
    private void close(LaneRunner runner) {
        double[] a = runner.arena;
        boolean together = isTogether();
        int scratch = runner.walk().scratch;
        closePairs(a, ofPeriod, out.targets(), together, scratch);
        for (int root = 0; root < out.roots(); root++) {
            int of = ofPeriod;
            if (touched[root]) {
                of = rest + root * OF_TARGET * N;
                for (int i = 0; i < OF_TARGET * N; i++) {
                    a[of + i] += a[ofPeriod + i];
                }
                closePairs(a, of, out.ofPairs(root), together, scratch);
            }
            if (together) {
                lanes.moments(a, sums + root * SUMS * N, of, out.values(), place(root, 0), out.symbols());
            } else {
                lanes.moments(a, sums + root * SUMS * N, of, a, scratch, N);
                spread(a, scratch, out.values(), root);
            }
        }
    }

    private void closePairs(double[] a, int of, double[] to, boolean together, int scratch) {
        if (together) {
            lanes.pairs(a, of, to, place(0, 0), out.symbols());
        } else {
            lanes.pairs(a, of, a, scratch, N);
            spread(a, scratch, to, 0);
        }
    }

    /** Whether the lanes are symbols one after the other, in the same period. */
    private boolean isTogether() {
        boolean together = periods[0] >= 0;
        for (int lane = 1; lane < N; lane++) {
            together &= periods[lane] == periods[0] && plan.symbol[firstLane + lane] == plan.symbol[firstLane] + lane;
        }
        return together;
    }

    /** Where a root's first number of a lane goes. */
    private int place(int root, int lane) {
        return out.at(root, periods[lane]) + plan.symbol[firstLane + lane];
    }

    /** Writes numbers that lie lane by lane where they belong. */
    private void spread(double[] a, int from, double[] to, int root) {
        for (int lane = 0; lane < N; lane++) {
            for (int i = 0; periods[lane] >= 0 && i < IcMoments.OF_ROOT; i++) {
                to[place(root, lane) + i * out.symbols()] = a[from + i * N + lane];
            }
        }
    }

    private void reset(double[] a) {
        Arrays.fill(centred, 0);
        Arrays.fill(touched, false);
        Arrays.fill(a, ofPeriod, ofPeriod + OF_TARGET * N, 0);
        Arrays.fill(a, sums, sums + out.roots() * SUMS * N, 0);
        for (int root = 0; root < out.roots(); root++) {
            Arrays.fill(a, sums + root * SUMS * N, sums + root * SUMS * N + N, Double.NaN);
        }
    }
}
