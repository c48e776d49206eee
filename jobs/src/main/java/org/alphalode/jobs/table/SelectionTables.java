package org.alphalode.jobs.table;

import java.util.List;
import java.util.Locale;
import org.alphalode.model.Allocation;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.TargetWeight;

/** Tables of what was decided, from the worker level to target weights. */
final class SelectionTables {
    private SelectionTables() {}

    static Table<Decision> decisions() {
        return Table.<Decision>named("decisions", "a decision for one symbol, and the past states that it looked at")
                .text("fold_id", "fold", Decision::foldId)
                .text("symbol", "decided for", Decision::symbol)
                .time("close_time", "close of the decision bar", Decision::closeMicros)
                .integer("neighbours", "states", "past states used", Decision::neighbourCount)
                .number("radius", "", "distance of the farthest of them", Decision::radius)
                .texts(
                        "nearest",
                        "the nearest of them: symbol, close in UTC epoch microseconds, weight",
                        d -> neighbours(d))
                .key("fold_id", "symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .check("neighbours_not_negative", "neighbours >= 0")
                .readBy(c -> new Decision(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.integer("neighbours"),
                        c.number("radius"),
                        c.texts("nearest").stream()
                                .map(SelectionTables::neighbour)
                                .toList()));
    }

    static Table<Selection> selections() {
        return Table.<Selection>named("selections", "what a decision made of one alpha for one symbol")
                .text("fold_id", "fold of the decision", Selection::foldId)
                .text("symbol", "decided for", Selection::symbol)
                .time("close_time", "close of the decision bar", Selection::closeMicros)
                .text("alpha_id", "which alpha", Selection::alphaId)
                .integer("neighbours", "states", "past states at which it had a realised return", s -> s.local()
                        .neighbourCount())
                .number("pi", "probability", "that its next realised return is positive", s -> s.local()
                        .pi())
                .flag("active", "passed the relevance test", s -> s.local().active())
                .number("local_mean", "fraction/horizon", "weighted mean of its realised returns there", s -> s.local()
                        .mean())
                .number("local_variance", "", "weighted variance about that mean", s -> s.local()
                        .variance())
                .number("weight", "", "with which its signal counts", Selection::weight)
                .key("fold_id", "symbol", "close_time", "alpha_id")
                .clusteredBy("symbol", "close_time")
                .check("pi_is_a_probability", "coalesce(pi BETWEEN 0 AND 1, true)")
                .readBy(c -> new Selection(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.text("alpha_id"),
                        new Selection.LocalStats(
                                c.integer("neighbours"),
                                c.number("pi"),
                                c.flag("active"),
                                c.number("local_mean"),
                                c.number("local_variance")),
                        c.number("weight")));
    }

    static Table<SelectionQuality> quality() {
        return Table.<SelectionQuality>named(
                        "selection_quality", "how well relevance was foretold on a validation window")
                .text("fold_id", "fold", SelectionQuality::foldId)
                .text("symbol", "symbol", SelectionQuality::symbol)
                .text("cluster", "cluster of the alphas", q -> q.cluster().text())
                .integer("outcomes", "pairs", "pairs of probability and outcome", SelectionQuality::outcomes)
                .number("log_loss", "nat", "mean log loss of the model", SelectionQuality::logLoss)
                .number(
                        "base_log_loss",
                        "nat",
                        "that of the training window's base rates",
                        SelectionQuality::baseLogLoss)
                .flag("fallback", "the model does not beat the base rates: its alphas count equally", q -> q.fallback())
                .key("fold_id", "symbol", "cluster")
                .readBy(c -> new SelectionQuality(
                        c.text("fold_id"),
                        c.text("symbol"),
                        c.constant("cluster", Cluster.class),
                        c.integer("outcomes"),
                        c.number("log_loss"),
                        c.number("base_log_loss"),
                        c.flag("fallback")));
    }

    static Table<Allocation> allocations() {
        return Table.<Allocation>named("allocations", "the manager's weight of a cluster at one decision")
                .text("fold_id", "fold", Allocation::foldId)
                .time("close_time", "close of the decision bar", Allocation::closeMicros)
                .text("cluster", "which", a -> a.cluster().text())
                .number("weight", "1 = 100 %", "share of risk; what is not allocated stays in cash", Allocation::weight)
                .text("role", "chosen, hedge or out", a -> a.role().text())
                .key("fold_id", "close_time", "cluster")
                .check("weight_is_a_share", "weight BETWEEN 0 AND 1")
                .readBy(c -> new Allocation(
                        c.text("fold_id"),
                        c.time("close_time"),
                        c.constant("cluster", Cluster.class),
                        c.number("weight"),
                        c.constant("role", Allocation.Role.class)));
    }

    static Table<TargetWeight> targets() {
        return Table.<TargetWeight>named("targets", "what the book should hold of a symbol from the next bar on")
                .text("symbol", "what", TargetWeight::symbol)
                .time("close_time", "close of the decision bar", TargetWeight::closeMicros)
                .number("weight", "1 = 100 %", "signed fraction of equity", TargetWeight::weight)
                .key("symbol", "close_time")
                .check("weight_known", "weight IS NOT NULL")
                .readBy(c -> new TargetWeight(c.text("symbol"), c.time("close_time"), c.number("weight")));
    }

    static Table<ClusterWeight> targetParts() {
        return Table.<ClusterWeight>named("target_parts", "the part of a target that one cluster wants")
                .text("symbol", "what", ClusterWeight::symbol)
                .time("close_time", "close of the decision bar", ClusterWeight::closeMicros)
                .text("cluster", "who wants it", w -> w.cluster().text())
                .number("weight", "1 = 100 %", "signed fraction of equity", ClusterWeight::weight)
                .key("symbol", "close_time", "cluster")
                .check("weight_known", "weight IS NOT NULL")
                .readBy(c -> new ClusterWeight(
                        c.text("symbol"),
                        c.time("close_time"),
                        c.constant("cluster", Cluster.class),
                        c.number("weight")));
    }

    private static List<String> neighbours(Decision decision) {
        return decision.nearest().stream()
                .map(n -> String.format(Locale.ROOT, "%s %d %s", n.symbol(), n.closeMicros(), n.weight()))
                .toList();
    }

    private static Decision.Neighbour neighbour(String text) {
        String[] parts = text.split(" ", -1);
        return new Decision.Neighbour(parts[0], Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
    }
}
