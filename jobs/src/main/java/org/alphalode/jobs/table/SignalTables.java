package org.alphalode.jobs.table;

import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;

/** Tables of what the accepted alphas say and where they belong. */
final class SignalTables {
    private SignalTables() {}

    static Table<AlphaCluster> alphaClusters() {
        return Table.<AlphaCluster>named("alpha_clusters", "the cluster of an accepted alpha")
                .text("alpha_id", "which alpha", AlphaCluster::alphaId)
                .text("fold_id", "fold in whose training window it was judged", AlphaCluster::foldId)
                .number("corr_return", "", "correlation with the same bar's log return", a -> a.metrics()
                        .corrReturn())
                .number("corr_volatility", "", "correlation with the deviation of 20 log returns", a -> a.metrics()
                        .corrVolatility())
                .number("corr_spread", "", "correlation with (high - low) / close", a -> a.metrics()
                        .corrSpread())
                .number("corr_volume", "", "correlation with the volume", a -> a.metrics()
                        .corrVolume())
                .number("persistence", "", "correlation with its own value one bar before", a -> a.metrics()
                        .persistence())
                .number("turnover", "deviations per bar", "mean absolute change", a -> a.metrics()
                        .turnover())
                .choice("cluster", "where it belongs", AlphaCluster::cluster)
                .choice("assigned_by", "rule or nearest centroid", AlphaCluster::assignedBy)
                .number("distance", "deviations", "to the centroid of the cluster", AlphaCluster::distance)
                .key("alpha_id")
                .readBy(c -> new AlphaCluster(
                        c.text("alpha_id"),
                        c.text("fold_id"),
                        new ClusterMetrics(
                                c.number("corr_return"),
                                c.number("corr_volatility"),
                                c.number("corr_spread"),
                                c.number("corr_volume"),
                                c.number("persistence"),
                                c.number("turnover")),
                        c.choice("cluster", Cluster.class),
                        c.choice("assigned_by", AlphaCluster.AssignedBy.class),
                        c.number("distance")));
    }

    static Table<SignalRow> signals() {
        return Table.<SignalRow>named(
                        "signals", "signals of a fold's alphas for one symbol at one bar of its test window")
                .text("fold_id", "fold whose alphas these are", SignalRow::foldId)
                .text("symbol", "of the bar", SignalRow::symbol)
                .time("close_time", "close of the bar", SignalRow::closeMicros)
                .texts("alpha_ids", "the fold's alphas, best first", SignalRow::alphaIds)
                .numbers(
                        "signal_values",
                        "deviations",
                        "oriented, standardised signal of each, within -3 to 3",
                        SignalRow::values)
                .key("fold_id", "symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .check("a_value_for_each", "size(alpha_ids) = size(signal_values)")
                .readBy(c -> new SignalRow(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.texts("alpha_ids"),
                        c.numbers("signal_values")));
    }
}
