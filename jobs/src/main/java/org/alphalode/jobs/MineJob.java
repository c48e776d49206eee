package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.TrialRow;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.op.SemanticRules;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.mine.AlphaEngine;
import org.alphalode.stage.mine.AlphaEngines;
import org.alphalode.stage.mine.Gate;
import org.alphalode.stage.mine.Gates;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.MineStage;
import org.alphalode.stage.mine.SearchParams;

/** Searches formulas in each fold's training window: every trial is kept, the accepted are the alphas. */
final class MineJob implements Job {
    private static final int BYTES_PER_TRIAL = 200;
    private static final double ANY = Double.MAX_VALUE;

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public String about() {
        return "searches formulas in each fold's training window";
    }

    @Override
    public Work prepare(Settings settings) {
        Section mine = settings.section("mine");
        Horizon horizon = Horizon.of(settings);
        SearchParams search = new SearchParams(
                mine.integer("max-formulas", 1, 10_000_000),
                settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE),
                mine.integers("windows-bars", 3, 100_000),
                new SemanticRules(
                        mine.flag("rules.equal-dimension"),
                        mine.flag("rules.equal-family"),
                        mine.flag("rules.mixed-with-any")));
        MineParams params = new MineParams(
                horizon.horizonBars(),
                mine.choice("engine", AlphaEngines.STANDARD.stream().map(AlphaEngine::name).toList()),
                search,
                gates(mine),
                mine.number("masked-share", 0, 0.5),
                mine.integer("lag-horizons", 1, 1_000),
                new MineParams.PoolParams(
                        mine.number("pool.max-correlation", 1e-6, 1), mine.integer("pool.max-alphas", 1, 1_000_000)),
                mine.integer("batch-formulas", 1, 1_000_000));
        return new MineWork(Universe.of(settings), horizon, folds(mine, horizon), params, settings.folder(mine.text("folder")));
    }

    private static SortedMap<String, Double> gates(Section mine) {
        SortedMap<String, Double> gates = new TreeMap<>();
        for (Gate gate : Gates.STANDARD) {
            mine.numberOrOff("gates." + gate.name(), -ANY, ANY).ifPresent(limit -> gates.put(gate.name(), limit));
        }
        return gates;
    }

    private static FoldPlan.Params folds(Section mine, Horizon horizon) {
        int train = mine.integer("folds.train-bars", 0, Integer.MAX_VALUE);
        int validation = mine.integer("folds.validation-bars", 0, Integer.MAX_VALUE);
        int test = mine.integer("folds.test-bars", 0, Integer.MAX_VALUE);
        int count = mine.integer("folds.count", 1, 10_000);
        FoldPlan.Windows windows = train == 0 && validation == 0 && test == 0
                ? new FoldPlan.Windows.Auto(count)
                : new FoldPlan.Windows.Given(train, validation, test);
        boolean rolling = mine.choice("folds.mode", List.of("rolling", "anchored")).equals("rolling");
        return new FoldPlan.Params(
                rolling ? FoldPlan.Mode.ROLLING : FoldPlan.Mode.ANCHORED,
                windows,
                horizon.horizonBars(),
                horizon.embargoBars());
    }

    private record MineWork(
            Universe universe, Horizon horizon, FoldPlan.Params folds, MineParams params, Path folder)
            implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FEATURES);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.FOLDS, Tables.ALPHAS);
        }

        @Override
        public List<Table<?>> appends() {
            return List.of(Tables.TRIALS);
        }

        @Override
        public List<Path> files() {
            return new AlphaFiles(folder).all();
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            int formulas = AlphaEngines.named(params.engine())
                    .candidates(Features.FIELDS, params.search())
                    .size();
            long batches = (formulas + params.batchFormulas() - 1L) / params.batchFormulas();
            return new Estimate(
                    batches, "batch of formulas in each fold", formulas, (long) formulas * BYTES_PER_TRIAL);
        }

        @Override
        public void run(JobRun run) {
            Panel market = universe.market(run);
            Panel features = universe.features(run);
            List<Fold> plan = FoldPlan.of(
                            folds, market.closeMicros(0), market.closeMicros(market.barCount() - 1), market.interval())
                    .folds();
            Panel target = ForwardReturns.of(market, horizon.horizonBars());
            MineResult result = run.runner().run(new MineStage(), new MineInput(features, target, plan, params));
            Map<String, Trial> accepted = result.trials().stream()
                    .collect(Collectors.toMap(t -> t.foldId() + "-" + t.formulaId(), t -> t, (first, same) -> first));
            List<AlphaRow> rows = new ArrayList<>();
            for (Alpha alpha : result.alphas()) {
                Trial trial = Optional.ofNullable(accepted.get(alpha.alphaId())).orElseThrow();
                rows.add(new AlphaRow(alpha, trial.train(), trial.validation()));
            }
            new AlphaFiles(folder).write(result.alphas(), accepted, features, horizon.standardiseWindowBars());
            run.append(
                    Tables.TRIALS,
                    result.trials().stream()
                            .map(trial -> new TrialRow(run.workId(), trial))
                            .toList());
            run.replace(Tables.FOLDS, plan);
            run.replace(Tables.ALPHAS, rows);
            run.count("folds", plan.size());
            run.count("trials", result.trials().size());
            run.count("accepted", result.alphas().size());
            result.verdicts().forEach((verdict, n) -> run.count(verdict.name().toLowerCase(Locale.ROOT), n));
        }
    }
}
