package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.alphalode.jobs.Research.FoldPanels;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.stage.manage.Manage;
import org.alphalode.stage.manage.ManageInput;
import org.alphalode.stage.manage.ManageOutput;
import org.alphalode.stage.manage.ManageParams;

/** Gives the clusters their weights, and the symbols theirs. */
final class ManageJob implements Job {
    @Override
    public String name() {
        return "manage";
    }

    @Override
    public String about() {
        return "weights of the clusters, target weights of the symbols";
    }

    @Override
    public Work prepare(Settings settings) {
        Section manage = settings.section(name());
        Research research = Research.of(settings);
        ManageParams params = new ManageParams(
                research.horizonBars(),
                settings.section(Settings.COMMON).integer("decide-every-bars", 1, 100_000),
                new ManageParams.Trailing(
                        manage.integer("trailing-decisions", 2, 1_000_000_000),
                        manage.integer("min-results", 2, 1_000_000_000),
                        BookSettings.costs(settings).marketOrderBps()),
                new ManageParams.Choice(
                        manage.number("chosen-min-t", 0, 100),
                        manage.integer("max-chosen", 1, Cluster.values().length),
                        manage.number("hedge-share", 0, 0.999),
                        manage.integer("hedge-clusters", 1, Cluster.values().length),
                        ManageParams.Split.valueOf(manage.choice("split", List.of("equal", "inverse_variance"))
                                .toUpperCase(Locale.ROOT))),
                new ManageParams.Risk(
                        manage.number("target-annual-vol", 1e-9, 100),
                        manage.number("max-symbol-weight", 1e-9, 100),
                        manage.number("max-gross-weight", 1e-9, 1_000),
                        manage.number("no-trade-band", 0, 100)));
        return new ManageWork(research, params);
    }

    private record ManageWork(Research research, ManageParams params) implements Work {
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
            return List.of(Tables.ALLOCATIONS, Tables.TARGETS, Tables.CLUSTER_TARGETS, Tables.ALPHA_TARGETS);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long decisions = tables.frame(Tables.DECISIONS).count();
            return new Estimate(tables.frame(Tables.FOLDS).count(), "fold", decisions, decisions * 50);
        }

        @Override
        public void run(JobRun run) {
            Panel market = Research.market(run);
            Panel features = Research.features(run);
            List<AlphaRow> pool = run.read(Tables.ALPHAS);
            List<AlphaCluster> clustered = run.read(Tables.ALPHA_CLUSTERS);
            List<Decision> decisions = run.read(Tables.DECISIONS);
            List<Selection> selections = run.read(Tables.SELECTIONS);
            List<SelectionQuality> quality = run.read(Tables.SELECTION_QUALITY);
            List<ManageInput> inputs = new ArrayList<>();
            for (Fold fold : run.read(Tables.FOLDS)) {
                SortedMap<String, Cluster> clusters = Research.clusters(clustered, fold);
                // a fold without alphas is managed, too: it gives up what the fold before it held
                FoldPanels panels = research.panels(features, market, fold, Research.alphas(pool, clusters));
                inputs.add(new ManageInput(
                        fold,
                        panels.signals(),
                        panels.targets(),
                        clusters,
                        new ManageInput.Worker(
                                of(fold, decisions, Decision::foldId),
                                of(fold, selections, Selection::foldId),
                                of(fold, quality, SelectionQuality::foldId))));
            }
            ManageOutput managed = run.runner().run(new Manage(params), inputs);
            run.replace(Tables.ALLOCATIONS, managed.allocations());
            run.replace(Tables.TARGETS, managed.targets());
            run.replace(Tables.CLUSTER_TARGETS, managed.parts());
            run.replace(Tables.ALPHA_TARGETS, managed.alphaParts());
            run.count("targets", managed.targets().size());
        }

        private static <T> List<T> of(Fold fold, List<T> rows, java.util.function.Function<T, String> foldId) {
            return rows.stream()
                    .filter(row -> foldId.apply(row).equals(fold.id()))
                    .toList();
        }
    }
}
