package org.alphalode.expr;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Panel;

/** Runs a program over a stretch of a panel, block by block. */
final class BatchWalk {
    private static final int N = Walk.LANES;

    /** What is done with the roots of one group of lanes. */
    interface GroupSink extends LaneRunner.Sink {
        /** Rows are about to be run; {@code row} is the first, counted from the begin of the lanes. */
        void begin(LaneRunner runner, int row);

        /** Rows were run. */
        void end(LaneRunner runner, int row);
    }

    private final Program program;
    private final Panel panel;
    private final LanePlan plan;
    private final Lanes lanes;
    private final int blockRows;
    private final Layout layout;
    private final JoinedRoots joined;
    private final List<LaneRunner> runners = new ArrayList<>();
    private final List<PanelSource> sources = new ArrayList<>();
    private final List<? extends GroupSink> sinks;
    private final SectionStep sections;

    BatchWalk(Program program, Panel panel, LanePlan plan, Setup setup, List<? extends GroupSink> sinks) {
        this.program = program;
        this.panel = panel;
        this.plan = plan;
        this.lanes = setup.lanes();
        this.blockRows = setup.blockRows();
        this.layout = setup.layout();
        this.joined = setup.joined();
        this.sinks = sinks;
        this.sections = new SectionStep(panel.symbolCount());
    }

    /**
     * How to run.
     *
     * @param lanes the kernels
     * @param blockRows rows of a block
     * @param layout of the program, with everything reserved that the sinks want
     * @param joined roots that the sinks take without their values
     */
    record Setup(Lanes lanes, int blockRows, Layout layout, JoinedRoots joined) {}

    /** Absolute number of a panel's bar 0: its close time in intervals since the epoch. */
    static long panelBegin(Panel panel) {
        return panel.barCount() == 0
                ? 0
                : Math.floorDiv(panel.closeMicros(0), panel.interval().micros());
    }

    void run() {
        runners.add(new LaneRunner(program, new LaneRunner.Setup(layout, lanes, blockRows, joined), firstBar(0)));
        sources.add(new PanelSource(program.fields(), panel, plan, 0, lanes));
        if (program.hasSections()) {
            for (int g = 1; g < plan.groups(); g++) {
                runners.add(new LaneRunner(runners.get(0), firstBar(g)));
                sources.add(new PanelSource(program.fields(), panel, plan, g, lanes));
            }
            for (int row = 0; row < plan.rows; row += blockRows) {
                together(row, Math.min(blockRows, plan.rows - row));
            }
            return;
        }
        for (int g = 0; g < plan.groups(); g++) {
            if (g > 0) {
                runners.get(0).begin(firstBar(g));
                sources.get(0).begin(g);
            }
            for (int row = 0; row < plan.rows; row += blockRows) {
                alone(g, row, Math.min(blockRows, plan.rows - row));
            }
        }
    }

    private long firstBar(int group) {
        return panelBegin(panel) + plan.firstBar[group * N];
    }

    /** One group, which needs no other: all groups use the first one's rows, which are in the cache. */
    private void alone(int group, int row, int rows) {
        LaneRunner runner = runners.get(0);
        runner.walk().rows = rows;
        sources.get(0).row = row;
        sinks.get(group).begin(runner, row);
        runner.run(0, program.steps().size(), rows, sources.get(0), sinks.get(group));
        sinks.get(group).end(runner, row);
        runner.advance();
    }

    /** All groups step by step, because some steps look at all symbols. */
    private void together(int row, int rows) {
        for (int g = 0; g < runners.size(); g++) {
            begin(g, row, rows);
        }
        int from = 0;
        for (int i = 0; i < program.steps().size(); i++) {
            if (program.steps().get(i).prim().isSection()) {
                runAll(from, i, rows);
                sections.run(runners, i);
                for (int g = 0; g < runners.size(); g++) {
                    runners.get(g).emit(i, sinks.get(g));
                }
                from = i + 1;
            }
        }
        runAll(from, program.steps().size(), rows);
        for (int g = 0; g < runners.size(); g++) {
            end(g, row);
        }
    }

    private void runAll(int from, int to, int rows) {
        for (int g = 0; g < runners.size(); g++) {
            runners.get(g).run(from, to, rows, sources.get(g), sinks.get(g));
        }
    }

    private void begin(int group, int row, int rows) {
        runners.get(group).walk().rows = rows;
        sources.get(group).row = row;
        sinks.get(group).begin(runners.get(group), row);
    }

    private void end(int group, int row) {
        sinks.get(group).end(runners.get(group), row);
        runners.get(group).advance();
    }
}
