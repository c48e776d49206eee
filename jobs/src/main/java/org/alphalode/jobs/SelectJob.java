package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.Research.FoldPanels;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.select.Select;
import org.alphalode.stage.select.SelectInput;
import org.alphalode.stage.select.SelectOutput;
import org.alphalode.stage.select.SelectParams;

/** Decides, bar after bar, which alphas the nearest past states of the market trust. */
final class SelectJob implements Job {
    @Override
    public String name() {
        return "select";
    }

    @Override
    public String about() {
        return "per decision, which alphas the nearest past states trust";
    }

    @Override
    public Work prepare(Settings settings) {
        Section select = settings.section(name());
        Research research = Research.of(settings);
        SelectParams params = new SelectParams(
                select.integer("neighbours", 2, 1_000_000),
                select.integer("min-neighbours", 2, 1_000_000),
                settings.section(Settings.COMMON).integer("decide-every-bars", 1, 100_000),
                research.horizonBars(),
                research.embargoBars(),
                select.flag("pooled"),
                new SelectParams.Relevance(
                        select.number("relevance-min-t", 0, 100),
                        select.number("max-variance-ratio", 1e-9, 1e9),
                        select.number("risk-aversion", 1e-9, 1e9),
                        select.number("max-weight", 1e-9, 1e9),
                        select.integer("min-outcomes", 1, 1_000_000_000)),
                new SelectParams.Kept(select.integer("keep-neighbours", 0, 1_000), select.flag("keep-inactive")));
        List<String> stateColumns = select.texts("state-columns");
        // an unknown column is told before anything is read
        Plan.of(stateColumns.stream().map(Formulas::parse).toList(), Features.FIELDS);
        return new SelectWork(research, params, stateColumns);
    }

    private record SelectWork(Research research, SelectParams params, List<String> stateColumns) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FEATURES, Tables.FOLDS, Tables.ALPHAS, Tables.ALPHA_CLUSTERS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.DECISIONS, Tables.SELECTIONS, Tables.SELECTION_QUALITY);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long bars = tables.frame(Tables.BARS).count();
            long folds = tables.frame(Tables.FOLDS).count();
            long symbols = tables.frame(Tables.BARS).select("symbol").distinct().count();
            long rows = bars / params.decideEveryBars();
            return new Estimate(folds * symbols, "fold and symbol", rows, rows * 200);
        }

        @Override
        public void run(JobRun run) {
            Panel market = Research.market(run);
            Panel features = Research.features(run);
            List<AlphaRow> pool = run.read(Tables.ALPHAS);
            List<AlphaCluster> clustered = run.read(Tables.ALPHA_CLUSTERS);
            List<SelectInput> inputs = new ArrayList<>();
            for (Fold fold : run.read(Tables.FOLDS)) {
                SortedMap<String, Cluster> clusters = Research.clusters(clustered, fold);
                List<Alpha> alphas = Research.alphas(pool, clusters);
                if (!alphas.isEmpty()) {
                    FoldPanels panels = research.panels(features, market, fold, alphas);
                    inputs.add(new SelectInput(
                            fold, panels.evaluate(stateColumns), panels.signals(), panels.targets(), clusters));
                }
            }
            SelectOutput selected = run.runner().run(new Select(params), inputs);
            run.replace(Tables.DECISIONS, selected.decisions());
            run.replace(Tables.SELECTIONS, selected.selections());
            run.replace(Tables.SELECTION_QUALITY, selected.quality());
            run.count("decisions", selected.decisions().size());
            run.count(
                    "fallbacks",
                    selected.quality().stream().filter(q -> q.fallback()).count());
        }
    }
}
