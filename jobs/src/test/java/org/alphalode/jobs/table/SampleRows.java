package org.alphalode.jobs.table;

import java.util.List;
import java.util.Map;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.TableState;
import org.alphalode.model.Alpha;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Instrument;
import org.alphalode.model.Span;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;

/** Rows of every table, awkward ones among them. */
final class SampleRows {
    private static final Instrument BTC = new Instrument("binance-spot", "BTCUSDT", BarInterval.parse("1h"));
    private static final long HOUR = 3_600_000_000L;
    private static final long T0 = 1_735_689_600_000_000L;
    private static final IcStats STATS = new IcStats(1_000, 0.03, -0.02, Double.NaN, 3.5, 4.6e-4, 0.25, 1.5);
    private static final Trial TRIAL = new Trial(
            "0f".repeat(16), "ts_mean(ret, 21) / ts_std(ret, 21)", "f01", 1, STATS, IcStats.NONE, 0.2, Verdict.WEAK_IC);

    static final Table<FeatureRow> FEATURES =
            Tables.features(List.of(FieldSpec.pure("ret", Family.PRICE), FieldSpec.pure("vol_z", Family.VOLUME)));

    static final Map<String, List<?>> BY_TABLE = Map.of(
            "bars", List.of(bar(0, Double.NaN, T0 + HOUR), bar(1, 0.0, Bar.Quality.NEVER), bar(2, 3.5, T0 + 4 * HOUR)),
            "quarantine",
                    List.of(new QuarantinedRow(
                            "BTCUSDT-1h.csv", "ab".repeat(32), 7, "high below low", "1,\"2\";\u00e4\n")),
            "ingest_files",
                    List.of(new IngestedFile(
                            "cd".repeat(32), "BTCUSDT-1h-2025-01.zip", BTC, 744, 1, new Span(T0, T0 + HOUR))),
            "folds",
                    List.of(new Fold(
                            "f01",
                            new Span(T0, T0 + HOUR),
                            new Span(T0 + HOUR, T0 + 2 * HOUR),
                            new Span(T0 + 3 * HOUR, T0 + 4 * HOUR))),
            "trials", List.of(new TrialRow("w1", TRIAL), new TrialRow("w2", TRIAL)),
            "alphas",
                    List.of(
                            new AlphaRow(new Alpha("f01-a", "f01", "ret", -1, 1, 1, 0, List.of()), STATS, STATS),
                            new AlphaRow(
                                    new Alpha("f01-b", "f01", "ret + ret", 1, 4, 3, 55, List.of("x", "y")),
                                    STATS,
                                    STATS)),
            "features",
                    List.of(
                            new FeatureRow(BTC, T0 + 1, true, List.of(Double.NaN, -0.0)),
                            new FeatureRow(BTC, T0 - HOUR, false, List.of(Double.MIN_VALUE, 1e300))),
            "runs",
                    List.of(new RunManifest(
                            "r1",
                            "w1",
                            "mine",
                            new RunManifest.Recipe(List.of("mine.max-depth = 2"), "unknown", Long.MIN_VALUE),
                            List.of(new TableState("bars", 3, 10, "00ff")),
                            List.of(),
                            List.of("trials=12"),
                            new RunManifest.Ending(T0, T0 + 1, Outcome.DATA_FAULT, "it is broken"))));

    private SampleRows() {}

    @SuppressWarnings("unchecked") // the map holds each table's own rows
    static <T> List<T> of(Table<T> table) {
        return (List<T>) BY_TABLE.getOrDefault(table.name(), List.of());
    }

    private static Bar bar(int index, double volume, long knownAt) {
        return new Bar(
                BTC,
                T0 + index * HOUR,
                new Bar.Price(100, 101.5, 99.25, 100.1),
                new Bar.Volume(volume, Double.NaN, 12, volume / 2, Double.NaN),
                new Bar.Quality(knownAt != T0 + (index + 1) * HOUR, knownAt, index));
    }
}
