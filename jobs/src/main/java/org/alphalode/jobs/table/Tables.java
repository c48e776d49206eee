package org.alphalode.jobs.table;

import java.util.List;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.model.Bar;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;

/** The catalogue of tables. */
public final class Tables {
    /** Every bar that was taken. */
    public static final Table<Bar> BARS = MarketTables.bars();

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

    /** One row a run of a job. */
    public static final Table<RunManifest> RUNS = RunTables.runs();

    /** Every table whose columns are fixed; {@link #features} makes the wide one. */
    public static final List<Table<?>> ALL = List.of(BARS, QUARANTINE, INGEST_FILES, FOLDS, TRIALS, ALPHAS, RUNS);

    private Tables() {}

    /** The table of features: one column for each, in their order. */
    public static Table<FeatureRow> features(List<FieldSpec> features) {
        return MarketTables.features(features);
    }
}
