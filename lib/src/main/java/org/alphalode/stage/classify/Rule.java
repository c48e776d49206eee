package org.alphalode.stage.classify;

import java.util.List;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;

/**
 * One rule of the cluster table: all its bounds must hold.
 *
 * @param cluster that it assigns
 * @param bounds at least one
 */
record Rule(Cluster cluster, List<Bound> bounds) {
    Rule {
        bounds = List.copyOf(bounds);
    }

    static Rule of(Cluster cluster, Bound... bounds) {
        return new Rule(cluster, List.of(bounds));
    }

    /** NaN holds no bound. */
    boolean takes(ClusterMetrics metrics, double medianTurnover) {
        return bounds.stream().allMatch(bound -> bound.shortfall(metrics, medianTurnover) <= 0);
    }

    /**
     * One side of one metric.
     *
     * @param metric which
     * @param side +1: at least {@code limit}; -1: at most
     * @param limit threshold; of turnover, a multiple of the pool's median
     */
    record Bound(Metric metric, int side, double limit) {
        static Bound atLeast(Metric metric, double limit) {
            return new Bound(metric, 1, limit);
        }

        static Bound atMost(Metric metric, double limit) {
            return new Bound(metric, -1, limit);
        }

        /** How far the metric is on the wrong side, in its own unit; at most 0 where the bound holds. */
        double shortfall(ClusterMetrics metrics, double medianTurnover) {
            double threshold = metric == Metric.TURNOVER ? limit * medianTurnover : limit;
            return side * (threshold - metric.of(metrics));
        }
    }
}
