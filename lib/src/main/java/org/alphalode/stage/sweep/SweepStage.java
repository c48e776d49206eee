package org.alphalode.stage.sweep;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.stage.FanOut;

/** Runs every point of a grid on every symbol. Rows come by symbol, then in the order of the points. */
public final class SweepStage implements FanOut<SweepInput, SweepUnit, List<SweepRow>, List<SweepRow>> {
    private static final long serialVersionUID = 1L;
    /** Enough that reading the bars anew for each unit does not count, few enough for a grid to spread. */
    private static final int POINTS_PER_UNIT = 256;

    @Override
    public List<SweepUnit> plan(SweepInput input) {
        int points = input.params().grid().points().size();
        List<SweepUnit> units = new ArrayList<>();
        for (int symbol = 0; symbol < input.bars().symbolCount(); symbol++) {
            for (int from = 0; from < points; from += POINTS_PER_UNIT) {
                units.add(new SweepUnit(symbol, from, Math.min(points, from + POINTS_PER_UNIT)));
            }
        }
        return units;
    }

    @Override
    public List<SweepRow> work(SweepInput input, SweepUnit unit) {
        return Sweep.run(input, unit);
    }

    @Override
    public List<SweepRow> reduce(SweepInput input, List<List<SweepRow>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
