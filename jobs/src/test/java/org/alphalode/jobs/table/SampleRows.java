package org.alphalode.jobs.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.TableState;
import org.alphalode.model.Allocation;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.AlphaProfile;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldTrials;
import org.alphalode.model.FoldWindow;
import org.alphalode.model.GateCount;
import org.alphalode.model.IcStats;
import org.alphalode.model.Instrument;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Position;
import org.alphalode.model.Rung;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.Span;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.TradeCosts;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.features.FeatureValues;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.market.PlantedAlpha;

/** Rows of every table, awkward ones among them. */
final class SampleRows {
    private static final Instrument BTC = new Instrument("binance-spot", "BTCUSDT", BarInterval.parse("1h"));
    private static final long HOUR = 3_600_000_000L;
    private static final long T0 = 1_735_689_600_000_000L;
    private static final IcStats STATS = new IcStats(1_000, 0.03, -0.02, Double.NaN, 3.5, 4.6e-4, 0.25, 1.5);
    private static final TradeCosts COSTS = new TradeCosts(0.1, 0.2, 0.3, 0.4);
    private static final Trial TRIAL = new Trial(
            "0f".repeat(16), "ts_mean(ret, 21) / ts_std(ret, 21)", "f01", 1, STATS, IcStats.NONE, 0.2, Verdict.WEAK_IC);

    private static TrialRow trial(String workId) {
        return new TrialRow(
                workId,
                "5a".repeat(16),
                "1e".repeat(16),
                new Tried(TRIAL, Rung.SAMPLE, 2, -1.25, -1.5, "ab".repeat(16), List.of("cd".repeat(16))));
    }

    static final Map<String, List<?>> BY_TABLE = Map.ofEntries(
            Map.entry(
                    "bars",
                    List.of(bar(0, Double.NaN, T0 + HOUR), bar(1, 0.0, Bar.Quality.NEVER), bar(2, 3.5, T0 + 4 * HOUR))),
            Map.entry(
                    "quarantine",
                    List.of(new QuarantinedRow(
                            "BTCUSDT-1h.csv", "ab".repeat(32), 7, "high below low", "1,\"2\";\u00e4\n"))),
            Map.entry(
                    "ingest_files",
                    List.of(new IngestedFile(
                            "cd".repeat(32), "BTCUSDT-1h-2025-01.zip", BTC, 744, 1, new Span(T0, T0 + HOUR)))),
            Map.entry("planted", List.of(new PlantedAlpha("taker_ratio", -0.05, 8))),
            Map.entry(
                    "folds",
                    List.of(new Fold(
                            "f01",
                            new Span(T0, T0 + HOUR),
                            new Span(T0 + HOUR, T0 + 2 * HOUR),
                            new Span(T0 + 3 * HOUR, T0 + 4 * HOUR)))),
            Map.entry("trials", List.of(trial("w1"), trial("w2"))),
            Map.entry(
                    "alphas",
                    List.of(
                            new AlphaRow(new Alpha("f01-a", "f01", "ret", -1, 1, 1, 0, List.of()), STATS, STATS),
                            new AlphaRow(
                                    new Alpha("f01-b", "f01", "ret + ret", 1, 4, 3, 55, List.of("x", "y")),
                                    STATS,
                                    STATS))),
            Map.entry(
                    "gate_checks",
                    List.of(
                            new GateCount("f01", 0, "min-ic", 0.015, 10, 7),
                            new GateCount("f01", 1, "max-correlation", 0.7, 3, 0))),
            Map.entry(
                    "fold_trials",
                    List.of(new FoldTrials("f01", 10, 0.25, 3.0769), new FoldTrials("f02", 0, Double.NaN, Double.NaN))),
            Map.entry(
                    "alpha_profiles",
                    List.of(new AlphaProfile(
                            "f01-a",
                            0.97,
                            3.5,
                            Double.NaN,
                            2e5,
                            Double.NaN,
                            new AlphaProfile.Certificate(8, 1_024, 0),
                            List.of("half-life: none")))),
            Map.entry(
                    "alpha_statistics",
                    List.of(new AlphaStatistics(
                            "f01-a",
                            FoldWindow.TEST,
                            8,
                            new AlphaStatistics.Ic(9, 0.1, -0.2, Double.NaN, Double.NaN, 0.05, 1e-4),
                            new AlphaStatistics.Test(0.4, 2.5, 40, 0.02, 5.5, 0.75),
                            List.of(0.1, Double.NaN),
                            List.of("cross-sectional: too few symbols")))),
            Map.entry(
                    "features",
                    List.of(features(T0 + 1, T0 + 1, 0.5), features(T0 - HOUR, Bar.Quality.NEVER, Double.MIN_VALUE))),
            Map.entry(
                    "runs",
                    List.of(new RunManifest(
                            "r1",
                            "w1",
                            "mine",
                            new RunManifest.Recipe(List.of("mine.max-depth = 2"), "unknown", Long.MIN_VALUE),
                            List.of(new TableState("bars", 3, 10, "00ff")),
                            List.of(),
                            List.of("trials=12"),
                            new RunManifest.Ending(T0, T0 + 1, Outcome.DATA_FAULT, "it is broken")))),
            Map.entry(
                    "alpha_clusters",
                    List.of(new AlphaCluster(
                            "f01-a",
                            "f01",
                            new ClusterMetrics(0.5, -0.1, Double.NaN, 0, 0.9, 1.5),
                            Cluster.LIQUIDITY_IMBALANCE,
                            AlphaCluster.AssignedBy.NEAREST,
                            2.5))),
            Map.entry(
                    "signals",
                    List.of(new SignalRow("f01", "BTCUSDT", T0, List.of("f01-a", "f01-b"), List.of(Double.NaN, -3.0)))),
            Map.entry(
                    "decisions",
                    List.of(
                            new Decision("f01", "BTCUSDT", T0, 0, Double.NaN, List.of()),
                            new Decision(
                                    "f01",
                                    "A B",
                                    T0,
                                    2,
                                    1.5,
                                    List.of(new Decision.Neighbour("A B", T0 - HOUR, 0.1 + 0.2))))),
            Map.entry(
                    "selections",
                    List.of(
                            new Selection("f01", "BTCUSDT", T0, "f01-a", Selection.LocalStats.unknown(3), 0),
                            new Selection(
                                    "f01",
                                    "BTCUSDT",
                                    T0,
                                    "f01-b",
                                    new Selection.LocalStats(50, 0.75, true, 1e-3, 1e-6),
                                    0.625))),
            Map.entry(
                    "selection_quality",
                    List.of(new SelectionQuality(
                            "f01", "BTCUSDT", Cluster.VOLATILITY_BREAKOUT, 0, Double.NaN, 0.69, true))),
            Map.entry(
                    "allocations",
                    List.of(new Allocation("f01", T0, Cluster.SPREAD_COMPRESSION, 0.1, Allocation.Role.HEDGE))),
            Map.entry("targets", List.of(new TargetWeight("BTCUSDT", T0, -0.25))),
            Map.entry(
                    "cluster_targets", List.of(new ClusterWeight("BTCUSDT", T0, Cluster.VOLUME_SHOCK_RESPONSE, -0.25))),
            Map.entry("alpha_targets", List.of(new AlphaWeight("BTCUSDT", T0, "f01-0123456789abcdef", -0.25))),
            Map.entry(
                    "orders",
                    List.of(
                            new Order(0, "BTCUSDT", T0, 0.5, Double.NaN, Order.Outcome.UNPRICED),
                            new Order(1, "BTCUSDT", T0, 0.5, 0.125, Order.Outcome.FILLED))),
            Map.entry(
                    "fills",
                    List.of(new FillRow(0, new Fill(-1, "BTCUSDT", T0, 100.5, -0.125, COSTS, Fill.Reason.DELISTED)))),
            Map.entry("positions", List.of(new Position("BTCUSDT", T0, 0.125, 100, 99.5, -1, COSTS, 0.5))),
            Map.entry("equity", List.of(new EquityPoint(T0, 990, 12.5, 0.0125, 0.0125, 0, COSTS, -0.5))),
            Map.entry(
                    "metrics",
                    List.of(
                            new Metric("sharpe", "total", 1.5, "annual", -0.5, 3.5, ""),
                            Metric.undefined("sharpe", "fold:f01", "annual", "no trades"))));

    private SampleRows() {}

    @SuppressWarnings("unchecked") // the map holds each table's own rows
    static <T> List<T> of(Table<T> table) {
        return (List<T>) BY_TABLE.getOrDefault(table.name(), List.of());
    }

    private static FeatureRow features(long closeMicros, long knownAtMicros, double first) {
        double[] values = new double[Features.STANDARD.size()];
        Arrays.fill(values, Double.NaN);
        values[0] = first;
        values[1] = -0.0;
        return new FeatureRow(BTC, closeMicros, knownAtMicros, FeatureValues.copyOf(values));
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
