package org.alphalode.expr;

import java.util.List;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Panel;

/** Columns of a panel for one group of lanes; bars outside the panel are NaN. */
final class PanelSource implements LaneRunner.Source {
    private static final int N = Walk.LANES;

    private final Panel panel;
    private final LanePlan plan;
    private final int firstLane;
    private final int[] columns;
    /** Next row, counted from the begin of the lanes. */
    int row;

    PanelSource(List<String> fields, Panel panel, LanePlan plan, int group) {
        this.panel = panel;
        this.plan = plan;
        this.firstLane = group * N;
        this.columns = fields.stream().mapToInt(panel::fieldIndex).toArray();
    }

    @Override
    public void load(int field, double[] a, int offset, int rows) {
        for (int lane = 0; lane < N; lane++) {
            load(columns[field], lane, rows, a, offset + lane);
        }
    }

    private void load(int column, int lane, int rows, double[] a, int offset) {
        int bar = plan.firstBar[firstLane + lane] + row;
        boolean used = plan.symbol[firstLane + lane] >= 0;
        int from = used ? Math.min(Math.max(0, -bar), rows) : rows;
        int to = used ? Math.max(from, Math.min(rows, panel.barCount() - bar)) : rows;
        blank(a, offset, 0, from);
        if (to > from) {
            panel.copy(
                    new Panel.Slice(column, plan.symbol[firstLane + lane], bar + from, to - from),
                    a,
                    offset + from * N,
                    N);
        }
        blank(a, offset, to, rows);
    }

    private static void blank(double[] a, int offset, int from, int to) {
        for (int r = from; r < to; r++) {
            a[offset + r * N] = Double.NaN;
        }
    }
}
