package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.jobs.table.SignalRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.op.SemanticRules;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.gate.EvidenceInput;
import org.alphalode.stage.mine.gate.EvidenceParams;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;

/** Lays out the folds and mines each of them. */
final class MineJob implements Job {
    private static final int MOST = 1_000_000_000;
    private static final int ID_DIGITS = 32;

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
        Section mine = settings.section(name());
        Research research = Research.of(settings);
        SearchParams search = new SearchParams(
                mine.integer("max-formulas", 1, MOST),
                settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE),
                mine.integers("windows", 3, 100_000).stream()
                        .sorted()
                        .distinct()
                        .toList(),
                mine.texts("operators"),
                SemanticRules.STANDARD);
        MineParams params = new MineParams(
                research.horizonBars(),
                mine.choice("engine", AlphaEngines.names()),
                search,
                mine.integer("levels", 1, 10),
                ladder(mine),
                GateSettings.of(mine, settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE)),
                settings.batchFormulas());
        Budget budget = new Budget(mine.number("max-minutes", 0, 1e6), mine.number("max-core-hours", 0, 1e6));
        return new MineWork(
                research,
                folds(mine, research),
                params,
                budget,
                MineEvidence.params(mine, params.gate()),
                settings.folder(mine.text("export-folder")));
    }

    private static LadderParams ladder(Section mine) {
        double probe = mine.number("probe-share", 0.001, 1);
        double sample = mine.number("sample-share", 0.001, 1);
        if (sample < probe) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "mine.sample-share " + sample + " is below mine.probe-share " + probe
                            + ": the sampled blocks hold the probe blocks, give it at least as large a share");
        }
        return new LadderParams(probe, sample, mine.number("confidence", 0.501, 1), mine.integer("finalists", 1, MOST));
    }

    /**
     * Time that the search may take, over all folds; it is cut between cohorts.
     *
     * @param minutes of wall clock; 0 where there is no limit
     * @param coreHours of all slots together; 0 where there is no limit
     */
    private record Budget(double minutes, double coreHours) {
        boolean isLimited() {
            return minutes > 0 || coreHours > 0;
        }

        LedgerScreening.Clock clock(List<String> folds, int slots) {
            long begin = System.nanoTime();
            double seconds = Math.min(
                    minutes > 0 ? minutes * 60 : Double.POSITIVE_INFINITY,
                    coreHours > 0 ? coreHours * 3600 / slots : Double.POSITIVE_INFINITY);
            return fold -> (System.nanoTime() - begin) / 1e9 > seconds * (folds.indexOf(fold) + 1) / folds.size();
        }
    }

    private static FoldPlan.Params folds(Section mine, Research research) {
        int folds = mine.integer("folds", 0, 1_000);
        int train = mine.integer("train-bars", 0, MOST);
        int validation = mine.integer("validation-bars", 0, MOST);
        int test = mine.integer("test-bars", 0, MOST);
        return new FoldPlan.Params(
                mine.choice("train-window", List.of("rolling", "anchored")).equals("rolling")
                        ? FoldPlan.Mode.ROLLING
                        : FoldPlan.Mode.ANCHORED,
                folds > 0 ? new FoldPlan.Windows.Auto(folds) : new FoldPlan.Windows.Given(train, validation, test),
                research.horizonBars(),
                research.embargoBars());
    }

    private record MineWork(
            Research research,
            FoldPlan.Params folds,
            MineParams params,
            Budget budget,
            EvidenceParams evidence,
            Path exports)
            implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FEATURES);
        }

        @Override
        public List<Table<?>> replaces() {
            return Stream.concat(Stream.of(Tables.FOLDS, Tables.ALPHAS, Tables.SIGNALS), MineEvidence.TABLES.stream())
                    .toList();
        }

        @Override
        public List<Table<?>> appends() {
            return List.of(Tables.TRIALS);
        }

        @Override
        public List<Path> files() {
            return PoolExports.files(exports);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long formulas = params.search().maxFormulas();
            return new Estimate(formulas, "formula of each fold", formulas, formulas * 200);
        }

        @Override
        public void run(JobRun run) {
            Panel market = Research.market(run);
            Panel features = Research.features(run);
            List<Fold> plan = FoldPlan.of(
                            folds, market.closeMicros(0), market.closeMicros(market.barCount() - 1), market.interval())
                    .folds();
            MineInput input = new MineInput(features, ForwardReturns.of(market, params.horizonBars()), plan, params);
            LedgerScreening ledger = new LedgerScreening(
                    run,
                    samples(run, plan),
                    rules(),
                    params.batchFormulas(),
                    budget.clock(
                            plan.stream().map(Fold::id).toList(), run.runner().slots()));
            MineResult mined = new Miner(input, run.runner(), ledger).mine();

            List<SignalRow> signals = new ArrayList<>();
            for (Fold fold : plan) {
                List<Alpha> pool = mined.alphas().stream()
                        .filter(alpha -> alpha.foldId().equals(fold.id()))
                        .toList();
                if (!pool.isEmpty()) {
                    signals.addAll(rows(
                            fold, research.panels(features, market, fold, pool).signals()));
                }
            }
            SortedMap<String, Trial> trials = trialsOf(mined);
            new PoolExports(exports, mined.alphas(), features, research.standardiseWindowBars()).write(trials);
            MineEvidence.write(run, new EvidenceInput(features, market, plan, mined.alphas(), evidence), mined.gates());
            run.replace(Tables.FOLDS, plan);
            ledger.add(mined.trials());
            run.replace(Tables.SIGNALS, signals);
            run.replace(Tables.ALPHAS, rows(mined.alphas(), trials));
            run.count("folds", plan.size());
            run.count("tried", mined.tried());
            run.count("accepted", mined.alphas().size());
            if (budget.isLimited()) {
                run.count("folds_cut_by_time", ledger.cutFolds().size());
            }
            mined.tally().lines().forEach(line -> run.say("mine: " + line));
        }

        /** Names of what each fold's formulas are scored on, by fold. */
        private SortedMap<String, String> samples(JobRun run, List<Fold> plan) {
            String bars = run.warehouse().state(Tables.BARS).hash();
            String features = run.warehouse().state(Tables.FEATURES).hash();
            SortedMap<String, String> samples = new TreeMap<>();
            plan.forEach(fold -> samples.put(fold.id(), name(bars, features, fold.train(), params.horizonBars())));
            return samples;
        }

        /** Name of the ladder: another build may screen otherwise. */
        private String rules() {
            return name(
                    Build.codeVersion(),
                    params.ladder(),
                    params.gate().checks(),
                    params.search().rules());
        }

        private static String name(Object... parts) {
            return ContentHash.sha256(Arrays.toString(parts)).substring(0, ID_DIGITS);
        }

        /** The trial of each accepted alpha, by alpha id. */
        private static SortedMap<String, Trial> trialsOf(MineResult mined) {
            SortedMap<String, Trial> accepted = new TreeMap<>();
            for (Tried tried : mined.trials()) {
                Trial trial = tried.trial();
                if (trial.verdict() == Verdict.ACCEPTED) {
                    accepted.put(trial.foldId() + "-" + trial.formulaId(), trial);
                }
            }
            return accepted;
        }

        private static List<AlphaRow> rows(List<Alpha> alphas, SortedMap<String, Trial> trials) {
            return alphas.stream()
                    .map(alpha -> {
                        Trial trial = Objects.requireNonNull(trials.get(alpha.alphaId()), alpha.alphaId());
                        return new AlphaRow(alpha, trial.train(), trial.validation());
                    })
                    .toList();
        }

        private static List<SignalRow> rows(Fold fold, Panel signals) {
            List<String> ids =
                    signals.fields().stream().map(field -> field.name()).toList();
            List<SignalRow> rows = new ArrayList<>();
            int from = signals.barAtOrAfter(fold.test().fromMicros());
            for (int symbol = 0; symbol < signals.symbolCount(); symbol++) {
                for (int bar = from; bar < signals.barCount(); bar++) {
                    List<Double> values = new ArrayList<>();
                    for (int i = 0; i < ids.size(); i++) {
                        values.add(signals.value(i, symbol, bar));
                    }
                    if (!values.stream().allMatch(value -> value.isNaN())) {
                        rows.add(new SignalRow(
                                fold.id(), signals.symbols().get(symbol), signals.closeMicros(bar), ids, values));
                    }
                }
            }
            return rows;
        }
    }
}
