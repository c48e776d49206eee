package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.FillRow;
import org.alphalode.jobs.table.QuarantinedRow;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Allocation;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Bar;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Instrument;
import org.alphalode.model.Metric;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.model.Selection;
import org.alphalode.model.Span;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.market.PlantedAlpha;
import org.alphalode.stage.report.Assembly;
import org.alphalode.stage.report.Benchmark;
import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.Capacity;
import org.alphalode.stage.report.CombinatorialPath;
import org.alphalode.stage.report.Decisions;
import org.alphalode.stage.report.Extras;
import org.alphalode.stage.report.FoldOutcome;
import org.alphalode.stage.report.FoldSignals;
import org.alphalode.stage.report.MarketDay;
import org.alphalode.stage.report.MarketFacts;
import org.alphalode.stage.report.Mining;
import org.alphalode.stage.report.PlantedMatch;
import org.alphalode.stage.report.ReportInput;
import org.alphalode.stage.report.RunFacts;
import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stage.report.SignalStudy;
import org.alphalode.stat.StationaryBootstrap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Gathers from the tables what a report shows. */
final class ReportFacts {
    private static final long WEEK_MICROS = 7 * 86_400_000_000L;

    private static final List<Double> DECAY_HORIZONS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0);
    private static final double BLOCK_BARS = 48;
    private static final int SAMPLES = 500;
    /** Returns of a path do not overlap. */
    private static final double PATH_BLOCK = 4;

    private final JobRun run;
    private final long seed;
    private final List<Fold> folds;
    /** Those of the accepted alphas. */
    private final List<Trial> trials;
    /** Trials by fold and verdict: too many to be read. */
    private final SortedMap<String, Map<Verdict, Long>> ledger;

    private final List<AlphaRow> alphas;
    private final List<AlphaCluster> clusters;
    private final List<Metric> metrics;
    private final List<Allocation> allocations;
    private final Research research;

    ReportFacts(JobRun run, Research research, long seed) {
        this.research = research;
        this.seed = seed;
        this.run = run;
        this.folds = run.read(Tables.FOLDS);
        this.alphas = run.read(Tables.ALPHAS);
        // trials of earlier settings stay in the table and count in the deflated Sharpe ratio; the funnel shows the
        // last search
        String mined = run.warehouse().lastWork(Tables.ALPHAS).orElse("");
        Column ofIt = functions.col("work_id").equalTo(mined);
        this.trials = run.read(Tables.TRIALS, ofIt.and(functions.col("verdict").equalTo("accepted"))).stream()
                .map(row -> row.tried().trial())
                .toList();
        this.ledger = ledger(run, ofIt);
        this.clusters = run.read(Tables.ALPHA_CLUSTERS);
        this.metrics = run.read(Tables.METRICS);
        this.allocations = run.read(Tables.ALLOCATIONS);
    }

    private static SortedMap<String, Map<Verdict, Long>> ledger(JobRun run, Column which) {
        SortedMap<String, Map<Verdict, Long>> ledger = new TreeMap<>();
        for (Row row : run.warehouse()
                .frame(Tables.TRIALS)
                .filter(which)
                .groupBy("fold_id", "verdict")
                .count()
                .collectAsList()) {
            ledger.computeIfAbsent(row.getString(0), fold -> new EnumMap<>(Verdict.class))
                    .put(Verdict.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2));
        }
        return ledger;
    }

    ReportInput gather(String title, String currency, List<PlantedAlpha> planted) {
        Panel features = Research.features(run);
        List<Bar> bars = run.read(Tables.BARS);
        Panel market = Panels.of(bars);
        List<Decision> decisions = run.read(Tables.DECISIONS);
        List<FoldSignals> signals = signals(features, market);
        SignalStudy study = SignalStudy.of(signals, research.horizonBars());
        Book book = book();
        return new ReportInput(
                manifest(title),
                market(currency, bars),
                book,
                folds.stream().map(this::outcome).toList(),
                Assembly.clusters(clusters, allocations, metrics, tried(), study.byAlpha()),
                mining(planted, features, study),
                new Decisions(allocations, activity(decisions)),
                new Extras(
                        study.quantiles(),
                        study.decay(),
                        Capacity.curve(
                                book,
                                market.interval().barsPerYear(),
                                new StationaryBootstrap(BLOCK_BARS, SAMPLES, seed)),
                        Assembly.symbols(metrics),
                        MarketDay.of(market),
                        neighbourhoods(market, decisions),
                        new Extras.Overfitting(
                                study.overfitting(),
                                CombinatorialPath.of(
                                        signals,
                                        research.horizonBars(),
                                        new StationaryBootstrap(PATH_BLOCK, SAMPLES, seed),
                                        tried())),
                        Benchmark.of(market, book)));
    }

    /** What the accepted alphas of each fold said on its test window, and what came after at several horizons. */
    private List<FoldSignals> signals(Panel features, Panel market) {
        List<FoldSignals> signals = new ArrayList<>();
        for (Fold fold : folds) {
            List<Alpha> pool = alphas.stream()
                    .map(AlphaRow::alpha)
                    .filter(alpha -> alpha.foldId().equals(fold.id()))
                    .toList();
            Research.FoldPanels panels = research.panels(features, market, fold, pool);
            Panel inFold = market.bars(0, market.barAtOrAfter(fold.test().toMicros()));
            SortedMap<Integer, Panel> targets = new TreeMap<>();
            for (double multiple : DECAY_HORIZONS) {
                int horizon = (int) Math.max(1, Math.round(multiple * research.horizonBars()));
                targets.computeIfAbsent(horizon, h -> ForwardReturns.of(inFold, h)
                        .bars(inFold.barCount() - panels.signals().barCount(), inFold.barCount()));
            }
            signals.add(new FoldSignals(fold, panels.signals(), targets));
        }
        return signals;
    }

    /** The last decision of each fold's test window that has neighbours and whose outcome is known. */
    private List<Extras.Neighbourhood> neighbourhoods(Panel market, List<Decision> decisions) {
        Panel after = ForwardReturns.of(market, research.horizonBars());
        SortedMap<String, Decision> last = new TreeMap<>();
        for (Decision decision : decisions) {
            if (inTest(decision.foldId(), decision.closeMicros())
                    && !decision.nearest().isEmpty()
                    && !Double.isNaN(at(after, decision.symbol(), decision.closeMicros()))) {
                last.merge(decision.foldId(), decision, (a, b) -> b.closeMicros() > a.closeMicros() ? b : a);
            }
        }
        return last.values().stream()
                .map(decision -> new Extras.Neighbourhood(
                        decision,
                        at(after, decision.symbol(), decision.closeMicros()),
                        decision.nearest().stream()
                                .map(past -> at(after, past.symbol(), past.closeMicros()))
                                .toList()))
                .toList();
    }

    /** NaN where the panel has no such symbol or bar. */
    private static double at(Panel panel, String symbol, long closeMicros) {
        int s = panel.symbols().indexOf(symbol);
        int bar = panel.barAtOrAfter(closeMicros);
        return s < 0 || bar >= panel.barCount() || panel.closeMicros(bar) != closeMicros
                ? Double.NaN
                : panel.value(0, s, bar);
    }

    private RunFacts manifest(String title) {
        SortedMap<String, RunManifest> lastByJob = new TreeMap<>();
        run.read(Tables.RUNS).stream()
                .filter(manifest -> manifest.ending().outcome() == Outcome.DONE
                        || manifest.ending().outcome() == Outcome.UNCHANGED)
                // not of reports themselves: the second one over the same tables is the same page
                .filter(manifest -> !manifest.job().equals(ReportJob.NAME))
                .sorted(Comparator.comparingLong(manifest -> manifest.ending().startedMicros()))
                .forEach(manifest -> lastByJob.put(manifest.job(), manifest));
        SortedMap<String, String> settings = new TreeMap<>();
        SortedMap<String, RunFacts.TableVersion> tables = new TreeMap<>();
        lastByJob.values().forEach(manifest -> {
            manifest.recipe().settings().forEach(line -> {
                int equals = line.indexOf(" = ");
                settings.put(line.substring(0, equals), line.substring(equals + 3));
            });
            manifest.outputs()
                    .forEach(table -> tables.put(
                            table.table(),
                            new RunFacts.TableVersion(table.table(), table.version(), table.rows(), table.hash())));
        });
        return new RunFacts(
                run.workId(),
                title,
                Build.codeVersion(),
                seed,
                settings.entrySet().stream()
                        .map(e -> new RunFacts.Setting(e.getKey(), e.getValue(), ""))
                        .toList(),
                List.copyOf(tables.values()));
    }

    private MarketFacts market(String currency, List<Bar> all) {
        SortedMap<Instrument, List<Bar>> series =
                all.stream().collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()));
        Map<String, Long> quarantined = run.read(Tables.QUARANTINE).stream()
                .collect(Collectors.groupingBy(QuarantinedRow::file, TreeMap::new, Collectors.counting()));
        List<MarketFacts.SymbolQuality> symbols = new ArrayList<>();
        series.forEach((instrument, bars) -> {
            List<Bar> suspect =
                    bars.stream().filter(bar -> bar.quality().suspect()).toList();
            symbols.add(new MarketFacts.SymbolQuality(
                    instrument.symbol(),
                    bars.size(),
                    bars.stream().filter(bar -> bar.quality().gapBefore() > 0).count(),
                    bars.stream().mapToLong(bar -> bar.quality().gapBefore()).sum(),
                    suspect.size(),
                    suspect.stream()
                            .filter(bar -> bar.quality().knownAtMicros() != Bar.Quality.NEVER)
                            .count(),
                    quarantined.entrySet().stream()
                            .filter(file -> file.getKey().contains(instrument.symbol()))
                            .mapToLong(Map.Entry::getValue)
                            .sum()));
        });
        Instrument first = series.firstKey();
        return new MarketFacts(
                first.venue(),
                currency,
                first.interval(),
                new Span(
                        all.stream().mapToLong(Bar::closeMicros).min().orElseThrow(),
                        all.stream().mapToLong(Bar::closeMicros).max().orElseThrow() + 1),
                symbols);
    }

    private Book book() {
        return Assembly.book(
                run.read(Tables.EQUITY),
                run.read(Tables.FILLS).stream().map(FillRow::fill).toList(),
                folds,
                sharpe("total"));
    }

    private FoldOutcome outcome(Fold fold) {
        Map<Verdict, Long> ofFold = ledger.getOrDefault(fold.id(), Map.of());
        return new FoldOutcome(
                fold,
                ofFold.values().stream().mapToLong(Long::longValue).sum(),
                ofFold.getOrDefault(Verdict.ACCEPTED, 0L),
                sharpe("fold:" + fold.id()));
    }

    private Mining mining(List<PlantedAlpha> planted, Panel features, SignalStudy study) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        ledger.values().forEach(fold -> fold.forEach((verdict, n) -> verdicts.merge(verdict, n, Long::sum)));
        SortedMap<String, Trial> byAlpha = new TreeMap<>();
        trials.forEach(trial -> byAlpha.put(trial.foldId() + "-" + trial.formulaId(), trial));
        SortedMap<String, Cluster> clusterByAlpha = new TreeMap<>();
        clusters.forEach(alpha -> clusterByAlpha.put(alpha.alphaId(), alpha.cluster()));
        List<Mining.AcceptedAlpha> accepted = new ArrayList<>();
        for (AlphaRow row : alphas) {
            String id = row.alpha().alphaId();
            Cluster cluster = clusterByAlpha.get(id);
            Trial trial = byAlpha.get(id);
            accepted.add(new Mining.AcceptedAlpha(
                    row.alpha(),
                    cluster == null ? "" : cluster.text(),
                    row.train(),
                    row.validation(),
                    ofFormula(study.byAlpha().getOrDefault(id, IcStats.NONE), row.alpha()),
                    trial == null ? Double.NaN : trial.qValue(),
                    Assembly.alphaProfit(metrics, id)));
        }
        return new Mining(
                verdicts,
                accepted,
                study.overTime(),
                planted.stream()
                        .map(p -> PlantedMatch.judge(
                                p.formula(),
                                p.trueIc(),
                                alphas.stream().map(AlphaRow::alpha).toList(),
                                features))
                        .toList());
    }

    /** Statistics of a signal as those of its formula, before orientation. */
    private static IcStats ofFormula(IcStats signal, Alpha alpha) {
        double nan = Double.NaN;
        int sign = alpha.orientation();
        return new IcStats(
                signal.observations(), sign * signal.pearsonIc(), sign * signal.rankIc(), nan, nan, nan, nan, nan);
    }

    /** Share of the decisions of a fold and week, over all symbols, at which an alpha was on. */
    private List<Decisions.Activity> activity(List<Decision> decided) {
        SortedMap<String, Long> decisions = new TreeMap<>();
        for (Decision decision : decided) {
            if (inTest(decision.foldId(), decision.closeMicros())) {
                decisions.merge(decision.foldId() + " " + week(decision.closeMicros()), 1L, Long::sum);
            }
        }
        SortedMap<String, SortedMap<Long, Long>> on = new TreeMap<>();
        for (Selection selection : run.read(Tables.SELECTIONS)) {
            if (selection.local().active() && inTest(selection.foldId(), selection.closeMicros())) {
                on.computeIfAbsent(selection.alphaId(), id -> new TreeMap<>())
                        .merge(week(selection.closeMicros()), 1L, Long::sum);
            }
        }
        List<Decisions.Activity> activity = new ArrayList<>();
        for (AlphaRow row : alphas) {
            SortedMap<Long, Long> weeks = on.getOrDefault(row.alpha().alphaId(), new TreeMap<>());
            weeks.forEach((week, count) -> activity.add(new Decisions.Activity(
                    row.alpha().alphaId(),
                    week,
                    (double) count / decisions.getOrDefault(row.alpha().foldId() + " " + week, count))));
        }
        return activity;
    }

    private boolean inTest(String foldId, long micros) {
        return folds.stream()
                .anyMatch(fold -> fold.id().equals(foldId) && fold.test().contains(micros));
    }

    private static long week(long micros) {
        return Math.floorDiv(micros, WEEK_MICROS) * WEEK_MICROS;
    }

    private SharpeEstimate sharpe(String scope) {
        return Assembly.sharpe(metrics, scope, tried());
    }

    /** Every formula that was ever tried, those of earlier settings included. */
    private long tried() {
        return metrics.stream()
                .filter(metric -> metric.name().equals("trials"))
                .mapToLong(metric -> (long) metric.value())
                .findFirst()
                .orElseGet(() -> ledger.values().stream()
                        .flatMap(fold -> fold.values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
