package org.alphalode.jobs.table;

import java.util.List;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.AlphaProfile;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.Bar;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldTrials;
import org.alphalode.model.GateCount;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Position;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.market.PlantedAlpha;

/** The catalogue of tables. */
public final class Tables {
    /** Every bar that was taken. */
    public static final Table<Bar> BARS = MarketTables.bars();

    /** What is to be found in the embedded market. */
    public static final Table<PlantedAlpha> PLANTED = MarketTables.planted();

    /** Features of every bar, one column each. */
    public static final Table<FeatureRow> FEATURES = MarketTables.features();

    /** Input rows that were not taken. */
    public static final Table<QuarantinedRow> QUARANTINE = MarketTables.quarantine();

    /** Input files that were taken. */
    public static final Table<IngestedFile> INGEST_FILES = MarketTables.ingestFiles();

    /** The walk-forward folds. */
    public static final Table<Fold> FOLDS = MiningTables.folds();

    /** Every formula that was ever scored. */
    public static final Table<TrialRow> TRIALS = MiningTables.trials();

    /** The accepted alphas of each fold. */
    public static final Table<AlphaRow> ALPHAS = MiningTables.alphas();

    /** What each check of the acceptance gate did. */
    public static final Table<GateCount> GATE_CHECKS = EvidenceTables.gateChecks();

    /** What significance was judged against. */
    public static final Table<FoldTrials> FOLD_TRIALS = EvidenceTables.foldTrials();

    /** What holding an accepted alpha would mean. */
    public static final Table<AlphaProfile> ALPHA_PROFILES = EvidenceTables.alphaProfiles();

    /** What accepted alphas showed, by window and horizon. */
    public static final Table<AlphaStatistics> ALPHA_STATISTICS = EvidenceTables.alphaStatistics();

    /** The cluster of each accepted alpha. */
    public static final Table<AlphaCluster> ALPHA_CLUSTERS = SignalTables.alphaClusters();

    /** Signals of the accepted alphas over the test windows. */
    public static final Table<SignalRow> SIGNALS = SignalTables.signals();

    /** Decisions of the selection, and the past states behind them. */
    public static final Table<Decision> DECISIONS = TradeTables.decisions();

    /** Which alphas count at a decision. */
    public static final Table<Selection> SELECTIONS = TradeTables.selections();

    /** The selection's probabilities against their baseline. */
    public static final Table<SelectionQuality> SELECTION_QUALITY = TradeTables.selectionQuality();

    /** The manager's weights of the clusters. */
    public static final Table<Allocation> ALLOCATIONS = TradeTables.allocations();

    /** What the book should hold. */
    public static final Table<TargetWeight> TARGETS = TradeTables.targets();

    /** The clusters' parts of the targets. */
    public static final Table<ClusterWeight> CLUSTER_TARGETS = TradeTables.clusterTargets();

    public static final Table<AlphaWeight> ALPHA_TARGETS = TradeTables.alphaTargets();

    /** Orders of the backtest. */
    public static final Table<Order> ORDERS = BookTables.orders();

    /** Its trades. */
    public static final Table<FillRow> FILLS = BookTables.fills();

    /** Its positions. */
    public static final Table<Position> POSITIONS = BookTables.positions();

    /** Its account. */
    public static final Table<EquityPoint> EQUITY = BookTables.equity();

    /** Its numbers. */
    public static final Table<Metric> METRICS = BookTables.metrics();

    /** One row a run of a job. */
    public static final Table<RunManifest> RUNS = RunTables.runs();

    /** Every table, in the order in which data flows. */
    public static final List<Table<?>> ALL = List.of(
            BARS,
            QUARANTINE,
            INGEST_FILES,
            PLANTED,
            FEATURES,
            FOLDS,
            TRIALS,
            ALPHAS,
            GATE_CHECKS,
            FOLD_TRIALS,
            ALPHA_PROFILES,
            ALPHA_STATISTICS,
            ALPHA_CLUSTERS,
            SIGNALS,
            DECISIONS,
            SELECTIONS,
            SELECTION_QUALITY,
            ALLOCATIONS,
            TARGETS,
            CLUSTER_TARGETS,
            ALPHA_TARGETS,
            ORDERS,
            FILLS,
            POSITIONS,
            EQUITY,
            METRICS,
            RUNS);

    private Tables() {}
}
