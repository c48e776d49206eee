package org.alphalode.stage.classify;

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
 * Assigns clusters to the pool of one fold: the first rule that takes an alpha, else the nearest centroid in the space of the six
 * metrics, each in deviations of the pool. The centroid of a cluster is the mean of the alphas that its rule took; where it took
 * none, its rule's thresholds on the metrics that it names, missed or met, and the pool's mean on the others. Ties go to the
 * earlier cluster.
 */
final class ClusterRule {
    /** A pool whose metric varies less, in correlations or median turnovers, does not vary: estimates do not tell more apart. */
    private static final double LEAST_DEVIATION = 0.05;

    private final List<Measured> pool;
    private final double medianTurnover;
    private final Map<Metric, Double> means = new TreeMap<>();
    private final Map<Metric, Double> units = new TreeMap<>();
    private final Map<Cluster, Map<Metric, Double>> centroids = new TreeMap<>();

    private ClusterRule(List<Measured> pool) {
        this.pool = pool;
        this.medianTurnover = median(column(Metric.TURNOVER));
        for (Metric axis : Metric.AXES) {
            Moments moments = Moments.of(column(axis));
            double least = axis == Metric.TURNOVER ? LEAST_DEVIATION * medianTurnover : LEAST_DEVIATION;
            means.put(axis, moments.mean());
            units.put(axis, moments.deviation() > least ? moments.deviation() : least);
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
        return Rules.STANDARD.stream()
                .map(Rule::cluster)
                .min(Comparator.comparingDouble(cluster -> distance(metrics, cluster)))
                .orElseThrow();
    }

    private double distance(ClusterMetrics metrics, Cluster cluster) {
        Map<Metric, Double> centroid = centroids.get(cluster);
        return centroid == null ? toThresholds(metrics, Rules.of(cluster)) : length(offsets(metrics, centroid));
    }

    /** Infinite where a metric that the rule names is missing. */
    private double toThresholds(ClusterMetrics metrics, Rule rule) {
        Map<Metric, Double> offsets = offsets(metrics, means);
        for (Rule.Bound bound : rule.bounds()) {
            double shortfall = bound.shortfall(metrics, medianTurnover);
            offsets.put(
                    bound.metric().axis(), Double.isNaN(shortfall) ? Double.POSITIVE_INFINITY : Math.max(0, shortfall));
        }
        return length(offsets);
    }

    private static Map<Metric, Double> offsets(ClusterMetrics metrics, Map<Metric, Double> centre) {
        Map<Metric, Double> offsets = new TreeMap<>();
        centre.forEach((axis, value) -> offsets.put(axis, axis.of(metrics) - value));
        return offsets;
    }

    /** In units of the pool; a metric that is missing adds nothing. */
    private double length(Map<Metric, Double> offsets) {
        double squares = 0;
        for (Map.Entry<Metric, Double> offset : offsets.entrySet()) {
            double d = offset.getValue() / units.getOrDefault(offset.getKey(), Double.NaN);
            squares += Double.isNaN(d) ? 0 : d * d;
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
