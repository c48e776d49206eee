package org.alphalode.jobs.table;

import java.util.List;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Bar;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Position;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.classify.Measured;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.market.PlantedAlpha;

/** The catalogue of tables. */
public final class Tables {
    public static final Table<Bar> BARS = MarketTables.bars();
    public static final Table<QuarantinedRow> QUARANTINE = MarketTables.quarantine();
    public static final Table<IngestedFile> INGEST_FILES = MarketTables.ingestFiles();
    public static final Table<PlantedAlpha> PLANTED = MarketTables.planted();
    public static final Table<FeatureRow> FEATURES = MarketTables.features();
    public static final Table<Fold> FOLDS = MiningTables.folds();
    public static final Table<TrialRow> TRIALS = MiningTables.trials();
    public static final Table<AlphaRow> ALPHAS = MiningTables.alphas();
    public static final Table<AlphaCluster> ALPHA_CLUSTERS = MiningTables.alphaClusters();
    public static final Table<Measured> DISCARDED_ALPHAS = MiningTables.discardedAlphas();
    public static final Table<Decision> DECISIONS = SelectionTables.decisions();
    public static final Table<Selection> SELECTIONS = SelectionTables.selections();
    public static final Table<SelectionQuality> SELECTION_QUALITY = SelectionTables.quality();
    public static final Table<Allocation> ALLOCATIONS = SelectionTables.allocations();
    public static final Table<TargetWeight> TARGETS = SelectionTables.targets();
    public static final Table<ClusterWeight> TARGET_PARTS = SelectionTables.targetParts();
    public static final Table<Booked<Order>> ORDERS = BookTables.orders();
    public static final Table<Booked<Fill>> FILLS = BookTables.fills();
    public static final Table<Booked<Position>> POSITIONS = BookTables.positions();
    public static final Table<Booked<EquityPoint>> EQUITY = BookTables.equity();
    public static final Table<Booked<Metric>> METRICS = BookTables.metrics();
    public static final Table<RunManifest> RUNS = RunTables.runs();

    /** Every table, in the order in which the stages write them. */
    public static final List<Table<?>> ALL = List.of(
            BARS,
            QUARANTINE,
            INGEST_FILES,
            PLANTED,
            FEATURES,
            FOLDS,
            TRIALS,
            ALPHAS,
            ALPHA_CLUSTERS,
            DISCARDED_ALPHAS,
            DECISIONS,
            SELECTIONS,
            SELECTION_QUALITY,
            ALLOCATIONS,
            TARGETS,
            TARGET_PARTS,
            ORDERS,
            FILLS,
            POSITIONS,
            EQUITY,
            METRICS,
            RUNS);

    private Tables() {}
}
