package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Decision;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.select.Select;
import org.alphalode.stage.select.SelectInput;
import org.alphalode.stage.select.SelectOutput;
import org.alphalode.stage.select.SelectParams;

/** Per decision, which alphas the nearest past states trust. */
final class SelectJob implements Job {
    private static final int BYTES_PER_ROW = 100;
    private static final int MOST = 1_000_000;

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
        Section select = settings.section("select");
        Horizon horizon = Horizon.of(settings);
        SelectParams params = new SelectParams(
                select.integer("neighbours", 2, MOST),
                select.integer("min-neighbours", 2, MOST),
                horizon.decideEveryBars(),
                horizon.horizonBars(),
                horizon.embargoBars(),
                select.flag("pooled"),
                new SelectParams.Relevance(
                        select.number("relevance-min-t", 0, MOST),
                        select.number("max-variance-ratio", 0, MOST),
                        select.number("risk-aversion", 0, MOST),
                        select.number("max-weight", 0, MOST),
                        select.integer("min-outcomes", 1, MOST)),
                new SelectParams.Kept(select.integer("keep-neighbours", 0, MOST), select.flag("keep-inactive")));
        List<String> names = Features.FIELDS.stream().map(FieldSpec::name).toList();
        return new SelectWork(Universe.of(settings), horizon, params, select.choices("state-columns", names));
    }

    private record SelectWork(Universe universe, Horizon horizon, SelectParams params, List<String> stateColumns)
            implements Work {
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
            long folds = tables.frame(Tables.FOLDS).count();
            long symbols = universe.symbols().isEmpty()
                    ? tables.frame(Tables.BARS).select("symbol").distinct().count()
                    : universe.symbols().size();
            long rows = tables.frame(Tables.BARS).count() / horizon.decideEveryBars();
            return new Estimate(folds * symbols, "symbol of a fold", rows, rows * BYTES_PER_ROW);
        }

        @Override
        public void run(JobRun run) {
            FoldSignals.Source source = new FoldSignals.Source(run, universe, horizon);
            List<Decision> decisions = new ArrayList<>();
            List<Selection> selections = new ArrayList<>();
            List<SelectionQuality> quality = new ArrayList<>();
            for (Fold fold : run.read(Tables.FOLDS)) {
                FoldSignals in = source.of(fold);
                SelectInput input = new SelectInput(
                        fold, states(in.features()), in.signals(), in.targets(), in.clusters());
                SelectOutput out = run.runner().run(new Select(params), List.of(input));
                decisions.addAll(out.decisions());
                selections.addAll(out.selections());
                quality.addAll(out.quality());
            }
            run.replace(Tables.DECISIONS, decisions);
            run.replace(Tables.SELECTIONS, selections);
            run.replace(Tables.SELECTION_QUALITY, quality);
            run.count("decisions", decisions.size());
            run.count("selections", selections.size());
        }

        private Panel states(Panel features) {
            List<FieldSpec> fields = stateColumns.stream()
                    .map(name -> features.fields().get(features.fieldIndex(name)))
                    .toList();
            Panel.Builder states = new Panel.Builder(
                    features.symbols(), fields, features.interval(), features.closeMicros(0), features.barCount());
            for (int symbol = 0; symbol < features.symbolCount(); symbol++) {
                for (int field = 0; field < fields.size(); field++) {
                    states.set(field, symbol, features.series(features.fieldIndex(fields.get(field).name()), symbol));
                }
                for (int bar = 0; bar < features.barCount(); bar++) {
                    if (!features.usableAtClose(symbol, bar)) {
                        states.notUsableAtClose(symbol, bar);
                    }
                }
            }
            return states.build();
        }
    }
}
