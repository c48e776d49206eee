package org.alphalode.expr;

import java.util.Arrays;
import org.alphalode.kernel.Against;
import org.alphalode.kernel.Joined;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Panel;

/**
 * Sums each root against the target while its values are in the cache. Sums run over granules of rows that lie at fixed absolute bar
 * numbers, and granules add up to periods, so that the same numbers come out wherever evaluation began. Deviations of a root are taken
 * from its first value in the period; the target is taken as it is, being a return.
 */
final class IcSink implements BatchWalk.GroupSink {
    private static final int N = Walk.LANES;
    /** Rows of a root's sums: centre, n, x, xx, xy, y, yy. */
    private static final int SUMS = 7;

    private final Panel panel;
    private final LanePlan plan;
    private final int firstLane;
    private final PanelSource target;
    private final Lanes lanes;
    private final IcMoments out;

    /** The target's rows of the granule. */
    private final Against y = new Against();
    /** Offset of the granule's sums of the target as if it were a root with centre 0. */
    private final int own;
    /** Offset of the first root's sums. */
    private final int sums;

    /** [root]: bit of each lane of its period that has a centre. */
    private final int[] centred;

    /** [root]: whether it missed a value in the last granule, and so may in the next. */
    private final boolean[] spoilt;

    /** [lane]: where the first root's moments of the period go; -1 where nowhere. */
    private final int[] places = new int[N];

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
        this.own = setup.places().own();
        this.sums = setup.places().sums();
        this.y.sums = own + N;
        this.centred = new int[out.roots()];
        this.spoilt = new boolean[out.roots()];
    }

    /**
     * What all groups share.
     *
     * @param lanes the kernels
     * @param blockRows rows of a block, which is a granule
     * @param out receives the moments
     * @param places where everything lies
     */
    record Setup(Lanes lanes, int blockRows, IcMoments out, Places places) {}

    /**
     * Offsets.
     *
     * @param target of the target's rows, then those where it is filled, then its bits
     * @param own of the sums of the target
     * @param sums of the roots' sums
     */
    record Places(int target, int own, int sums) {
        /** Reserves what the sinks of all groups need of a layout. */
        static Places of(Layout layout, int blockRows, int roots) {
            return new Places(layout.reserve(3 * blockRows), layout.reserve(SUMS), layout.reserve(roots * SUMS));
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
        Arrays.fill(a, own, own + SUMS * N, 0);
        // the sums of y and y^2 serve every root
        lanes.accumulate(a, walk, y.hasHoles ? y.filled : y.rows, y, own);
        count(a, walk.rows);
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
        takePresent(root, a, offset, lanes.accumulate(a, walk, offset, y, at), walk);
    }

    /** Takes the lanes that miss a value. */
    private void takePresent(int root, double[] a, int offset, int missing, Walk walk) {
        spoilt[root] = (missing & counted) != 0;
        if (spoilt[root]) {
            lanes.accumulatePresent(a, walk, offset, y.rows, sums + root * SUMS * N, missing & counted);
        }
    }

    @Override
    public boolean takeJoined(int root, double[] a, Joined joined, Walk walk) {
        if (spoilt[root]) {
            return false;
        }
        int at = sums + root * SUMS * N;
        if ((counted & ~centred[root]) != 0) {
            lanes.join(a, joined, 1);
            centred[root] = lanes.centre(a, joined.out, y.rows, at);
            if ((counted & ~centred[root]) != 0) {
                return false;
            }
        }
        takePresent(root, a, joined.out, lanes.accumulateJoined(a, walk, joined, y, at), walk);
        return true;
    }

    @Override
    public void end(LaneRunner runner, int firstRow) {
        long next = runner.bar() + runner.walk().rows;
        if (next % out.periodBars() == 0 || firstRow + runner.walk().rows == plan.rows) {
            for (int lane = 0; lane < N; lane++) {
                int bar = plan.firstBar[firstLane + lane] + firstRow;
                int period = Math.floorDiv(bar - out.periodBegin(0), out.periodBars());
                boolean counts = plan.symbol[firstLane + lane] >= 0 && period >= 0 && period < out.periods();
                places[lane] = counts && out.roots() > 0 ? out.at(0, plan.symbol[firstLane + lane], period) : -1;
            }
            int each = out.symbols() * out.periods() * IcMoments.NUMBERS;
            for (int root = 0; root < out.roots(); root++) {
                close(runner, sums + root * SUMS * N, root * each);
            }
            reset(runner.arena);
        }
    }

    /** Writes the moments of a root's sums. */
    private void close(LaneRunner runner, int of, int first) {
        double[] a = runner.arena;
        double[] values = out.values();
        int moments = runner.walk().scratch;
        lanes.moments(a, of, moments);
        for (int lane = 0; lane < N; lane++) {
            if (places[lane] >= 0 && a[moments + lane] > 0) {
                int to = places[lane] + first;
                for (int i = 0; i < IcMoments.NUMBERS; i++) {
                    values[to + i] = a[moments + i * N + lane];
                }
            }
        }
    }

    private void reset(double[] a) {
        Arrays.fill(centred, 0);
        Arrays.fill(a, sums, sums + out.roots() * SUMS * N, 0);
        for (int root = 0; root < out.roots(); root++) {
            Arrays.fill(a, sums + root * SUMS * N, sums + root * SUMS * N + N, Double.NaN);
        }
    }
}
