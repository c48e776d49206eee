package org.alphalode.expr;

import org.alphalode.kernel.Walk;

/** Copies roots into columns. */
final class ColumnSink implements BatchWalk.GroupSink {
    private static final int N = Walk.LANES;

    private final LanePlan plan;
    private final int firstLane;
    private final int fromBar;
    /** [root][symbol][bar - fromBar]. */
    private final double[][][] out;

    private int row;

    ColumnSink(LanePlan plan, int group, int fromBar, double[][][] out) {
        this.plan = plan;
        this.firstLane = group * N;
        this.fromBar = fromBar;
        this.out = out;
    }

    @Override
    public void begin(LaneRunner runner, int firstRow) {
        row = firstRow;
    }

    @Override
    public void take(int root, double[] a, int offset, Walk walk) {
        for (int lane = 0; lane < N; lane++) {
            int at = firstLane + lane;
            if (plan.symbol[at] >= 0) {
                int bar = plan.firstBar[at] + row;
                int from = Math.max(bar, plan.fromBar[at]);
                int to = Math.min(bar + walk.rows, plan.toBar[at]);
                double[] column = out[root][plan.symbol[at]];
                for (int b = from; b < to; b++) {
                    column[b - fromBar] = a[offset + (b - bar) * N + lane];
                }
            }
        }
    }

    @Override
    public void end(LaneRunner runner, int firstRow) {
        // everything was taken as it came
    }
}
