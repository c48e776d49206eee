package org.alphalode.expr;

import java.util.Arrays;
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
    public void load(int field, double[] a, int columnsOffset, int rows) {
        for (int lane = 0; lane < N; lane++) {
            load(columns[field], lane, rows, a, columnsOffset + lane * rows);
        }
    }

    private void load(int column, int lane, int rows, double[] a, int offset) {
        int symbol = plan.symbol[firstLane + lane];
        int bar = plan.firstBar[firstLane + lane] + row;
        int from = symbol >= 0 ? Math.min(Math.max(0, -bar), rows) : rows;
        int to = symbol >= 0 ? Math.max(from, Math.min(rows, panel.barCount() - bar)) : rows;
        Arrays.fill(a, offset, offset + from, Double.NaN);
        if (to > from) {
            panel.copy(new Panel.Slice(column, symbol, bar + from, to - from), a, offset + from, 1);
        }
        Arrays.fill(a, offset + to, offset + rows, Double.NaN);
    }
}
