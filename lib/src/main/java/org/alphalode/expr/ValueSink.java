package org.alphalode.expr;

import org.alphalode.kernel.Walk;

/** Hands over roots symbol by symbol, without warm-up. */
final class ValueSink implements BatchWalk.GroupSink {
    private static final int N = Walk.LANES;

    private final LanePlan plan;
    private final int firstLane;
    private final RootValues out;

    private int row;

    ValueSink(LanePlan plan, int group, RootValues out) {
        this.plan = plan;
        this.firstLane = group * N;
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
                if (from < to) {
                    out.take(root, plan.symbol[at], from, to, a, offset + (from - bar) * N + lane);
                }
            }
        }
    }

    @Override
    public void end(LaneRunner runner, int firstRow) {
        // everything was taken as it came
    }
}
