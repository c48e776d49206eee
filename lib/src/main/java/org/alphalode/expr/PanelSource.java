package org.alphalode.expr;

import java.util.Arrays;
import java.util.List;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Panel;

/** Columns of a panel for one group of lanes; bars outside the panel are NaN. */
final class PanelSource implements LaneRunner.Source {
    private static final int N = Walk.LANES;
    /** Long runs of one column: memory gives 10 GB/s in runs of 8 KB, half of that in runs of 1 KB (measured). */
    private static final int AHEAD_ROWS = 1024;

    private final Panel panel;
    private final LanePlan plan;
    private int firstLane;
    private final int[] columns;
    private final Lanes kernels;
    /** [field]: rows that were read ahead, lane after lane. */
    private final double[][] ahead;
    /** [field]: first row that was read ahead. */
    private final int[] aheadFrom;
    /** Next row, counted from the begin of the lanes. */
    int row;

    PanelSource(List<String> fields, Panel panel, LanePlan plan, int group, Lanes kernels) {
        this.panel = panel;
        this.plan = plan;
        this.kernels = kernels;
        this.columns = fields.stream().mapToInt(panel::fieldIndex).toArray();
        this.ahead = new double[columns.length][N * AHEAD_ROWS];
        this.aheadFrom = new int[columns.length];
        begin(group);
    }

    /** Goes to the first row of a group. */
    void begin(int group) {
        firstLane = group * N;
        row = 0;
        Arrays.fill(aheadFrom, -AHEAD_ROWS);
    }

    @Override
    public void load(int field, double[] a, int offset, int rows) {
        int done = 0;
        while (done < rows) {
            int at = row + done - aheadFrom[field];
            if (at >= AHEAD_ROWS) {
                read(field, row + done);
                at = 0;
            }
            int count = Math.min(rows - done, AHEAD_ROWS - at);
            kernels.interleave(ahead[field], at, AHEAD_ROWS, a, offset + done * N, count);
            done += count;
        }
    }

    private void read(int field, int fromRow) {
        for (int lane = 0; lane < N; lane++) {
            read(columns[field], lane, fromRow, ahead[field]);
        }
        aheadFrom[field] = fromRow;
    }

    private void read(int column, int lane, int fromRow, double[] out) {
        int symbol = plan.symbol[firstLane + lane];
        int bar = plan.firstBar[firstLane + lane] + fromRow;
        int from = symbol >= 0 ? Math.min(Math.max(0, -bar), AHEAD_ROWS) : AHEAD_ROWS;
        int to = symbol >= 0 ? Math.max(from, Math.min(AHEAD_ROWS, panel.barCount() - bar)) : AHEAD_ROWS;
        int offset = lane * AHEAD_ROWS;
        Arrays.fill(out, offset, offset + from, Double.NaN);
        if (to > from) {
            panel.copy(new Panel.Slice(column, symbol, bar + from, to - from), out, offset + from, 1);
        }
        Arrays.fill(out, offset + to, offset + AHEAD_ROWS, Double.NaN);
    }
}
