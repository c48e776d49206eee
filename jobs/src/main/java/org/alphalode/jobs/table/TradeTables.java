package org.alphalode.jobs.table;

import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.TargetWeight;

/** Tables of what was decided. */
final class TradeTables {
    private TradeTables() {}

    static Table<Decision> decisions() {
        return Table.<Decision>named("decisions", "a decision for one symbol, and the past states that it looked at")
                .text("fold_id", "fold of the decision", Decision::foldId)
                .text("symbol", "decided for", Decision::symbol)
                .time("close_time", "close of the decision bar", Decision::closeMicros)
                .integer(
                        "neighbour_count",
                        "states",
                        "past states used, 0 where the state of the bar is incomplete",
                        Decision::neighbourCount)
                .number("radius", "deviations", "distance of the farthest of them", Decision::radius)
                .texts(
                        "nearest",
                        "the nearest of them as symbol, close time in epoch microseconds, and kernel weight, nearest first",
                        d -> d.nearest().stream().map(TradeTables::text).toList())
                .key("fold_id", "symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .check("count_not_negative", "neighbour_count >= 0")
                .readBy(c -> new Decision(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.integer("neighbour_count"),
                        c.number("radius"),
                        c.texts("nearest").stream().map(TradeTables::neighbour).toList()));
    }

    private static String text(Decision.Neighbour neighbour) {
        return neighbour.symbol() + " " + neighbour.closeMicros() + " " + neighbour.weight();
    }

    private static Decision.Neighbour neighbour(String text) {
        int weight = text.lastIndexOf(' ');
        int time = text.lastIndexOf(' ', weight - 1);
        return new Decision.Neighbour(
                text.substring(0, time),
                Long.parseLong(text.substring(time + 1, weight)),
                Double.parseDouble(text.substring(weight + 1)));
    }

    static Table<Selection> selections() {
        return Table.<Selection>named("selections", "what the nearest past states say of an alpha at a decision")
                .text("fold_id", "fold of the decision", Selection::foldId)
                .text("symbol", "decided for", Selection::symbol)
                .time("close_time", "close of the decision bar", Selection::closeMicros)
                .text("alpha_id", "which alpha", Selection::alphaId)
                .integer("neighbour_count", "states", "neighbours at which it had a realised return", s -> s.local()
                        .neighbourCount())
                .number("pi", "", "probability that its next realised return is positive", s -> s.local()
                        .pi())
                .flag("active", "passed the relevance test (z)", s -> s.local().active())
                .number("mean_return", "fraction per horizon", "weighted mean of the realised returns", s -> s.local()
                        .mean())
                .number("return_variance", "squared fraction", "weighted variance about that mean", s -> s.local()
                        .variance())
                .number("weight", "", "with which its signal counts", Selection::weight)
                .key("fold_id", "symbol", "close_time", "alpha_id")
                .clusteredBy("symbol", "close_time")
                .check("pi_is_a_probability", "pi IS NULL OR pi BETWEEN 0 AND 1")
                .readBy(c -> new Selection(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.text("alpha_id"),
                        new Selection.LocalStats(
                                c.integer("neighbour_count"),
                                c.number("pi"),
                                c.flag("active"),
                                c.number("mean_return"),
                                c.number("return_variance")),
                        c.number("weight")));
    }

    static Table<SelectionQuality> selectionQuality() {
        return Table.<SelectionQuality>named(
                        "selection_quality",
                        "how well the selection's probabilities did on the validation window, against their baseline")
                .text("fold_id", "fold", SelectionQuality::foldId)
                .text("symbol", "symbol", SelectionQuality::symbol)
                .choice("cluster", "cluster of the alphas", SelectionQuality::cluster)
                .integer("outcomes", "pairs", "pairs of probability and outcome", SelectionQuality::outcomes)
                .number("log_loss", "nats", "mean log loss of the model", SelectionQuality::logLoss)
                .number(
                        "base_log_loss",
                        "nats",
                        "that of each alpha's base rate in training",
                        SelectionQuality::baseLogLoss)
                .flag("fallback", "the model does not beat the baseline: equal weights", SelectionQuality::fallback)
                .key("fold_id", "symbol", "cluster")
                .readBy(c -> new SelectionQuality(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.choice("cluster", Cluster.class),
                        c.integer("outcomes"),
                        c.number("log_loss"),
                        c.number("base_log_loss"),
                        c.flag("fallback")));
    }

    static Table<Allocation> allocations() {
        return Table.<Allocation>named("allocations", "the manager's weight of a cluster at a decision")
                .text("fold_id", "fold", Allocation::foldId)
                .time("close_time", "close of the decision bar", Allocation::closeMicros)
                .choice("cluster", "which", Allocation::cluster)
                .number("weight", "fraction", "share of risk; the rest is cash", Allocation::weight)
                .choice("role", "chosen, hedge or out", Allocation::role)
                .key("fold_id", "close_time", "cluster")
                .clusteredBy("close_time")
                .check("weight_is_a_share", "weight BETWEEN 0 AND 1")
                .readBy(c -> new Allocation(
                        c.text("fold_id"),
                        c.time("close_time"),
                        c.choice("cluster", Cluster.class),
                        c.number("weight"),
                        c.choice("role", Allocation.Role.class)));
    }

    static Table<TargetWeight> targets() {
        return Table.<TargetWeight>named("targets", "what the book should hold of a symbol from the next bar on")
                .text("symbol", "what", TargetWeight::symbol)
                .time("close_time", "close of the decision bar", TargetWeight::closeMicros)
                .number("weight", "fraction of equity", "signed; 0.1 is 10 % long", TargetWeight::weight)
                .key("symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .check("weight_known", "weight IS NOT NULL")
                .readBy(c -> new TargetWeight(c.text("symbol"), c.time("close_time"), c.number("weight")));
    }

    static Table<AlphaWeight> alphaTargets() {
        return Table.<AlphaWeight>named("alpha_targets", "the part of a target that one alpha wants")
                .text("symbol", "what", AlphaWeight::symbol)
                .time("close_time", "close of the decision bar", AlphaWeight::closeMicros)
                .text("alpha_id", "who wants it", AlphaWeight::alphaId)
                .number("weight", "fraction of equity", "signed; the parts sum to the target", AlphaWeight::weight)
                .key("symbol", "close_time", "alpha_id")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> new AlphaWeight(
                        c.text("symbol"), c.time("close_time"), c.text("alpha_id"), c.number("weight")));
    }

    static Table<ClusterWeight> clusterTargets() {
        return Table.<ClusterWeight>named("cluster_targets", "the part of a target that one cluster wants")
                .text("symbol", "what", ClusterWeight::symbol)
                .time("close_time", "close of the decision bar", ClusterWeight::closeMicros)
                .choice("cluster", "who wants it", ClusterWeight::cluster)
                .number("weight", "fraction of equity", "signed; the parts sum to the target", ClusterWeight::weight)
                .key("symbol", "close_time", "cluster")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> new ClusterWeight(
                        c.text("symbol"),
                        c.time("close_time"),
                        c.choice("cluster", Cluster.class),
                        c.number("weight")));
    }
}
