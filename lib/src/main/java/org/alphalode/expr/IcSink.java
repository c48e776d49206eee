package org.alphalode.expr;

import java.util.Arrays;
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
    /** Bits of all lanes. */
    private static final int ALL = (1 << N) - 1;
    /** Rows of a root's sums: centre, n, x, xx, xy, y, yy. */
    private static final int SUMS = 7;

    private final Panel panel;
    private final LanePlan plan;
    private final int firstLane;
    private final PanelSource target;
    private final Lanes lanes;
    private final IcMoments out;

    /** Offset of the target's rows. */
    private final int y;
    /** Offset of the granule's sums of the target as if it were a root with centre 0. */
    private final int own;
    /** Offset of the first root's sums. */
    private final int sums;

    /** [root]: whether all lanes of its period have a centre. */
    private final boolean[] centred;

    private int row;
    /** Bit of each lane whose target is present in some of the granule's rows only. */
    private int holey;
    /** Bit of each lane whose target is present in all of the granule's rows. */
    private int whole;

    /** Reserves what it needs of a layout. */
    IcSink(Panel panel, LanePlan plan, int group, PanelSource target, Layout layout, Setup setup) {
        this.panel = panel;
        this.plan = plan;
        this.firstLane = group * N;
        this.target = target;
        this.lanes = setup.lanes();
        this.out = setup.out();
        this.y = layout.reserve(setup.blockRows());
        this.own = layout.reserve(SUMS);
        this.sums = layout.reserve(out.roots() * SUMS);
        this.centred = new boolean[out.roots()];
    }

    /**
     * What all groups share.
     *
     * @param lanes the kernels
     * @param blockRows rows of a block, which is a granule
     * @param out receives the moments
     */
    record Setup(Lanes lanes, int blockRows, IcMoments out) {}

    @Override
    public void begin(LaneRunner runner, int firstRow) {
        row = firstRow;
        target.row = firstRow;
        Walk walk = runner.walk();
        double[] a = runner.arena;
        if (firstRow == 0) {
            reset(a);
        }
        target.load(0, a, y, walk.rows);
        for (int lane = 0; lane < N; lane++) {
            mask(a, lane, walk.rows);
        }
        Arrays.fill(a, own, own + SUMS * N, 0);
        // only the sums of y and y^2 are of use: they serve every root
        int holes = lanes.accumulate(a, walk, y, y, own, own);
        whole = ~holes & ALL;
        holey = 0;
        for (int lane = 0; lane < N; lane++) {
            if ((holes & 1 << lane) != 0 && anyPresent(a, lane, walk.rows)) {
                holey |= 1 << lane;
            }
        }
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
                    a[y + r * N + lane] = Double.NaN;
                }
            }
        }
    }

    @Override
    public boolean isIdle() {
        return (whole | holey) == 0;
    }

    @Override
    public void take(int root, double[] a, int offset, Walk walk) {
        if (isIdle()) {
            return;
        }
        int at = sums + root * SUMS * N;
        if (!centred[root]) {
            centred[root] = centre(a, offset, at);
        }
        int missing = lanes.accumulate(a, walk, offset, y, at, own + 2 * N) & (holey | whole);
        if (missing != 0) {
            lanes.accumulatePresent(a, walk, offset, y, at, missing);
        }
    }

    @Override
    public boolean takeJoined(int root, double[] a, Joined joined, Walk walk) {
        if (whole != ALL) {
            return false;
        }
        int at = sums + root * SUMS * N;
        if (!centred[root]) {
            firstRow(a, joined);
            centred[root] = centre(a, joined.out, at);
        }
        joined.target = y;
        return centred[root] && lanes.accumulateJoined(a, walk, joined, at, own + 2 * N);
    }

    private void firstRow(double[] a, Joined joined) {
        switch (joined.by) {
            case ADD -> lanes.add(a, joined.x, joined.y, joined.out, 1);
            case SUB -> lanes.sub(a, joined.x, joined.y, joined.out, 1);
            case MUL -> lanes.mul(a, joined.x, joined.y, joined.out, 1);
            case DIV -> lanes.div(a, joined.x, joined.y, joined.out, 1);
        }
    }

    private boolean anyPresent(double[] a, int lane, int rows) {
        for (int r = 0; r < rows; r++) {
            if (!Double.isNaN(a[y + r * N + lane])) {
                return true;
            }
        }
        return false;
    }

    /** Where there is no centre yet, the first row is, if it counts; true where all lanes have one. */
    private boolean centre(double[] a, int x, int centre) {
        boolean all = true;
        for (int lane = 0; lane < N; lane++) {
            if (Double.isNaN(a[centre + lane]) && !Double.isNaN(a[y + lane])) {
                a[centre + lane] = a[x + lane];
            }
            all &= !Double.isNaN(a[centre + lane]);
        }
        return all;
    }

    @Override
    public void end(LaneRunner runner, int firstRow) {
        long next = runner.bar() + runner.walk().rows;
        if (next % out.periodBars() == 0 || firstRow + runner.walk().rows == plan.rows) {
            int[] periods = new int[N];
            for (int lane = 0; lane < N; lane++) {
                int bar = plan.firstBar[firstLane + lane] + firstRow;
                int period = Math.floorDiv(bar - out.periodBegin(0), out.periodBars());
                boolean counts = plan.symbol[firstLane + lane] >= 0 && period >= 0 && period < out.periods();
                periods[lane] = counts ? period : -1;
            }
            for (int root = 0; root < out.roots(); root++) {
                for (int lane = 0; lane < N; lane++) {
                    if (periods[lane] >= 0) {
                        close(runner.arena, root, lane, periods[lane]);
                    }
                }
            }
            reset(runner.arena);
        }
    }

    private void close(double[] a, int root, int lane, int period) {
        int s = sums + root * SUMS * N + lane;
        double n = a[s + N];
        if (n > 0) {
            double[] values = out.values();
            int to = out.at(root, plan.symbol[firstLane + lane], period);
            double mx = a[s + 2 * N] / n;
            double my = a[s + 5 * N] / n;
            values[to] = n;
            values[to + 1] = a[s] + mx;
            values[to + 2] = my;
            values[to + 3] = Math.max(0, a[s + 3 * N] - mx * a[s + 2 * N]);
            values[to + 4] = Math.max(0, a[s + 6 * N] - my * a[s + 5 * N]);
            values[to + 5] = a[s + 4 * N] - mx * a[s + 5 * N];
        }
    }

    private void reset(double[] a) {
        Arrays.fill(centred, false);
        Arrays.fill(a, sums, sums + out.roots() * SUMS * N, 0);
        for (int root = 0; root < out.roots(); root++) {
            Arrays.fill(a, sums + root * SUMS * N, sums + root * SUMS * N + N, Double.NaN);
        }
    }
}
