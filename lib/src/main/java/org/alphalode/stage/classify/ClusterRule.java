package org.alphalode.stage.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.AlphaCluster.AssignedBy;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;
import org.alphalode.stat.Moments;

/**
 * Assigns clusters to the pool of one fold: the first rule that takes an alpha, else the nearest centroid of the alphas that rules
 * took, in the space of the six metrics, each standardised over the pool; a metric that is missing or does not vary over the pool
 * adds no distance. Where no rule took any alpha there are no centroids: then the rule whose thresholds are missed least, in
 * correlations and multiples of the median turnover as they stand. Ties go to the earlier cluster.
 */
final class ClusterRule {
    private final List<Measured> pool;
    private final double medianTurnover;
    /** One over the deviation of each axis; 0 where it does not vary. */
    private final Map<Metric, Double> scale = new TreeMap<>();

    private final Map<Cluster, Map<Metric, Double>> centroids = new TreeMap<>();

    private ClusterRule(List<Measured> pool) {
        this.pool = pool;
        this.medianTurnover = median(column(Metric.TURNOVER));
        for (Metric axis : Metric.AXES) {
            double deviation = Moments.of(column(axis)).deviation();
            scale.put(axis, deviation > 0 ? 1 / deviation : 0);
        }
        for (Rule rule : Rules.STANDARD) {
            List<ClusterMetrics> members = pool.stream()
                    .map(Measured::metrics)
                    .filter(metrics -> byRule(metrics).equals(Optional.of(rule.cluster())))
                    .toList();
            if (!members.isEmpty()) {
                centroids.put(rule.cluster(), centroid(members));
            }
        }
    }

    /** Clusters of the alphas of one pool, in its order. */
    static List<AlphaCluster> assign(List<Measured> pool) {
        ClusterRule rule = new ClusterRule(pool);
        return pool.stream().map(rule::assign).toList();
    }

    private AlphaCluster assign(Measured alpha) {
        Optional<Cluster> byRule = byRule(alpha.metrics());
        Cluster cluster = byRule.orElseGet(() -> nearest(alpha.metrics()));
        return new AlphaCluster(
                alpha.alphaId(),
                alpha.foldId(),
                alpha.metrics(),
                cluster,
                byRule.isPresent() ? AssignedBy.RULE : AssignedBy.NEAREST,
                distance(alpha.metrics(), cluster));
    }

    private Optional<Cluster> byRule(ClusterMetrics metrics) {
        return Rules.STANDARD.stream()
                .filter(rule -> rule.takes(metrics, medianTurnover))
                .map(Rule::cluster)
                .findFirst();
    }

    private Cluster nearest(ClusterMetrics metrics) {
        List<Cluster> reachable = new ArrayList<>(
                centroids.isEmpty() ? Rules.STANDARD.stream().map(Rule::cluster).toList() : centroids.keySet());
        return reachable.stream()
                .sorted()
                .min(Comparator.comparingDouble(cluster -> distance(metrics, cluster)))
                .orElseThrow();
    }

    private double distance(ClusterMetrics metrics, Cluster cluster) {
        Map<Metric, Double> centroid = centroids.get(cluster);
        if (centroid == null) {
            return toThresholds(metrics, Rules.of(cluster));
        }
        double squares = 0;
        for (Metric axis : Metric.AXES) {
            double d = (axis.of(metrics) - centroid.getOrDefault(axis, Double.NaN)) * scale.getOrDefault(axis, 0.0);
            squares += Double.isNaN(d) ? 0 : d * d;
        }
        return Math.sqrt(squares);
    }

    /** Length of what is missing to each bound; infinite where a metric that the rule names is missing. */
    private double toThresholds(ClusterMetrics metrics, Rule rule) {
        double squares = 0;
        for (Rule.Bound bound : rule.bounds()) {
            double shortfall = bound.shortfall(metrics, medianTurnover);
            if (Double.isNaN(shortfall)) {
                return Double.POSITIVE_INFINITY;
            }
            double unit = bound.metric() == Metric.TURNOVER && medianTurnover > 0 ? medianTurnover : 1;
            double d = Math.max(0, shortfall) / unit;
            squares += d * d;
        }
        return Math.sqrt(squares);
    }

    private double[] column(Metric metric) {
        return pool.stream().mapToDouble(alpha -> metric.of(alpha.metrics())).toArray();
    }

    private static Map<Metric, Double> centroid(List<ClusterMetrics> members) {
        Map<Metric, Double> centroid = new TreeMap<>();
        for (Metric axis : Metric.AXES) {
            double[] values = members.stream().mapToDouble(axis::of).toArray();
            centroid.put(axis, Moments.of(values).mean());
        }
        return centroid;
    }

    /** Middle value, the mean of the two middle ones of an even number; NaN where there is none. */
    private static double median(double[] x) {
        double[] sorted =
                Arrays.stream(x).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
