package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Allocation;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.Fold;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.manage.Manage;
import org.alphalode.stage.manage.ManageInput;
import org.alphalode.stage.manage.ManageOutput;
import org.alphalode.stage.manage.ManageParams;

/** Weights of the clusters by their trailing results, and target weights of the symbols. */
final class ManageJob implements Job {
    private static final int BYTES_PER_ROW = 60;
    private static final int MOST = 1_000_000;

    @Override
    public String name() {
        return "manage";
    }

    @Override
    public String about() {
        return "weights of the clusters and target weights of the symbols";
    }

    @Override
    public Work prepare(Settings settings) {
        Section manage = settings.section("manage");
        Horizon horizon = Horizon.of(settings);
        List<String> splits = Arrays.stream(ManageParams.Split.values())
                .map(split -> split.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        ManageParams params = new ManageParams(
                horizon.horizonBars(),
                horizon.decideEveryBars(),
                new ManageParams.Trailing(
                        manage.integer("trailing-decisions", 2, MOST),
                        manage.integer("min-results", 2, MOST),
                        manage.number("trailing-cost-bps", 0, 10_000)),
                new ManageParams.Choice(
                        manage.number("chosen-min-t", 0, MOST),
                        manage.integer("max-chosen", 1, 100),
                        manage.number("hedge-share", 0, 1),
                        manage.integer("hedge-clusters", 1, 100),
                        ManageParams.Split.values()[splits.indexOf(manage.choice("split", splits))]),
                new ManageParams.Risk(
                        manage.number("target-annual-vol", 0, 100),
                        manage.number("max-symbol-weight", 0, 100),
                        manage.number("max-gross-weight", 0, 1_000),
                        manage.number("no-trade-band", 0, 100)));
        return new ManageWork(Universe.of(settings), horizon, params);
    }

    private record ManageWork(Universe universe, Horizon horizon, ManageParams params) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(
                    Tables.BARS,
                    Tables.FEATURES,
                    Tables.FOLDS,
                    Tables.ALPHAS,
                    Tables.ALPHA_CLUSTERS,
                    Tables.DECISIONS,
                    Tables.SELECTIONS,
                    Tables.SELECTION_QUALITY);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.ALLOCATIONS, Tables.TARGETS, Tables.TARGET_PARTS);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long rows = tables.frame(Tables.DECISIONS).count();
            return new Estimate(tables.frame(Tables.FOLDS).count(), "fold", rows, rows * BYTES_PER_ROW);
        }

        @Override
        public void run(JobRun run) {
            FoldSignals.Source source = new FoldSignals.Source(run, universe, horizon);
            List<Decision> decisions = run.read(Tables.DECISIONS);
            List<Selection> selections = run.read(Tables.SELECTIONS);
            List<SelectionQuality> quality = run.read(Tables.SELECTION_QUALITY);
            List<Allocation> allocations = new ArrayList<>();
            List<TargetWeight> targets = new ArrayList<>();
            List<ClusterWeight> parts = new ArrayList<>();
            for (Fold fold : run.read(Tables.FOLDS)) {
                FoldSignals in = source.of(fold);
                ManageInput.Worker worker = new ManageInput.Worker(
                        decisions.stream().filter(d -> d.foldId().equals(fold.id())).toList(),
                        selections.stream().filter(s -> s.foldId().equals(fold.id())).toList(),
                        quality.stream().filter(q -> q.foldId().equals(fold.id())).toList());
                ManageOutput out = run.runner()
                        .run(
                                new Manage(params),
                                List.of(new ManageInput(fold, in.signals(), in.targets(), in.clusters(), worker)));
                allocations.addAll(out.allocations());
                targets.addAll(out.targets());
                parts.addAll(out.parts());
            }
            run.replace(Tables.ALLOCATIONS, allocations);
            run.replace(Tables.TARGETS, targets);
            run.replace(Tables.TARGET_PARTS, parts);
            run.count("allocations", allocations.size());
            run.count("targets", targets.size());
        }
    }
}
