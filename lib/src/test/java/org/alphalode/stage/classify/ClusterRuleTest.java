package org.alphalode.stage.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.AlphaCluster.AssignedBy;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterRuleTest {
    private static final double NAN = Double.NaN;

    @Test
    void rulesStandInTheOrderOfTheClusters() {
        assertThat(Rules.STANDARD.stream().map(Rule::cluster)).containsExactly(Cluster.values());
    }

    /** The median turnover of the pool is 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.20, 0, 0, 0, 0.25, 0.5 | TREND_FOLLOWING_MOMENTUM",
                "0.1999, 0, 0, 0, 0.25, 0.5 | ",
                "0.20, 0, 0, 0, 0.2499, 0.5 | ",
                "0, 0.20, 0, 0, 0.5, 1.0 | VOLATILITY_BREAKOUT",
                "0, 0.1999, 0, 0, 0.5, 1.0 | ",
                "0, 0.20, 0, 0, 0.5, 0.999 | ",
                "0, 0, -0.15, 0, 0.5, 0.5 | SPREAD_COMPRESSION",
                "0, 0, -0.1499, 0, 0.5, 0.5 | ",
                "-0.20, 0, 0, 0, 0, 0.5 | MEAN_REVERSION_MICROSTRUCTURE",
                "-0.1999, 0, 0, 0, 0, 0.5 | ",
                "-0.20, 0, 0, 0, 0.001, 0.5 | ",
                "0, 0.10, 0, 0.25, 0.5, 0.5 | VOLUME_SHOCK_RESPONSE",
                "0.2, 0.0999, 0, 0.25, 0.1, 0.5 | ",
                "0.2, 0.10, 0, 0.2499, 0.1, 0.5 | ",
                "0, 0, 0, 0, 0.10, 1.0 | NOISE_SENSITIVE_FAST_DECAY",
                "0, 0, 0, 0, 0.1001, 1.0 | ",
                "0, 0, 0, 0, 0.10, 0.999 | ",
                "0.10, 0, 0, 0.20, 0.5, 0.5 | LIQUIDITY_IMBALANCE",
                "-0.10, 0, 0, 0.20, 0.5, 0.5 | LIQUIDITY_IMBALANCE",
                "0.1001, 0, 0, 0.20, 0.5, 0.5 | ",
                "0.10, 0, 0, 0.1999, 0.5, 0.5 | ",
                // several rules hold: the first decides
                "0.3, 0.3, -0.3, 0.3, 0.3, 2 | TREND_FOLLOWING_MOMENTUM",
                "-0.3, 0.3, -0.3, 0.3, -0.3, 2 | VOLATILITY_BREAKOUT",
                "-0.3, 0, -0.3, 0.3, -0.3, 2 | SPREAD_COMPRESSION",
                "NaN, NaN, -0.3, NaN, NaN, NaN | SPREAD_COMPRESSION",
            })
    void firstRuleThatHolds(String sixMetrics, Cluster expected) {
        double[] m = Arrays.stream(sixMetrics.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double turnover = m[5];
        // the alpha, and two that no rule takes, on either side of the median turnover
        List<AlphaCluster> pool = assign(
                new ClusterMetrics(m[0], m[1], m[2], m[3], m[4], turnover),
                new ClusterMetrics(0, 0, 0, 0, 0.5, 1),
                new ClusterMetrics(0, 0, 0, 0, 0.5, turnover < 1 ? 2 : 0.1));
        assertThat(pool.get(0).assignedBy()).isEqualTo(expected == null ? AssignedBy.NEAREST : AssignedBy.RULE);
        if (expected != null) {
            assertThat(pool.get(0).cluster()).isEqualTo(expected);
        }
    }

    @Test
    void whoNoRuleTakesGoesToTheNearestCentroid() {
        List<AlphaCluster> pool = assign(
                new ClusterMetrics(0.3, 0, 0, 0, 0.4, 1),
                new ClusterMetrics(0.5, 0, 0, 0, 0.4, 1),
                new ClusterMetrics(0, 0, -0.3, 0, 0.4, 1),
                new ClusterMetrics(0, 0, -0.05, 0, 0.4, 1));
        assertThat(pool.get(0).cluster()).isEqualTo(Cluster.TREND_FOLLOWING_MOMENTUM);
        assertThat(pool.get(0).assignedBy()).isEqualTo(AssignedBy.RULE);
        AlphaCluster free = pool.get(3);
        assertThat(free.assignedBy()).isEqualTo(AssignedBy.NEAREST);
        // centroids: momentum (.4, 0), compression (0, -.3) in (corr_return, corr_spread); only these two vary over the
        // pool.
        // deviations of (.3, .5, 0, 0): sqrt(.18 / 3); of (0, 0, -.3, -.05): sqrt(.061875 / 3)
        double momentum = Math.hypot(0.4 / Math.sqrt(0.06), 0.05 / Math.sqrt(0.020625));
        double compression = 0.25 / Math.sqrt(0.020625);
        assertThat(momentum).isLessThan(compression);
        assertThat(free.cluster()).isEqualTo(Cluster.TREND_FOLLOWING_MOMENTUM);
        assertThat(free.distance()).isCloseTo(momentum, within(1e-12));
    }

    @Test
    void whereNoRuleTakesAnyAlphaTheNearestThresholdsDecide() {
        List<AlphaCluster> pool = assign(
                new ClusterMetrics(0.19, 0, 0, 0, 0.9, 1),
                new ClusterMetrics(0, 0, -0.14, 0, 0.9, 2),
                new ClusterMetrics(0, 0, 0, 0, 0.9, 1));
        assertThat(pool).allMatch(alpha -> alpha.assignedBy() == AssignedBy.NEAREST);
        assertThat(pool.get(0).cluster()).isEqualTo(Cluster.TREND_FOLLOWING_MOMENTUM);
        assertThat(pool.get(1).cluster()).isEqualTo(Cluster.SPREAD_COMPRESSION);
        // return .01 short, deviation of (.19, 0, 0); spread and turnover each 1 / sqrt(3) from the pool's mean
        assertThat(pool.get(0).distance())
                .isCloseTo(Math.sqrt(Math.pow(0.01 / (0.19 / Math.sqrt(3)), 2) + 2 / 3.0), within(1e-12));
    }

    @Test
    void aClusterWhoseRuleTookNobodyStillTakesWhoIsNearItsThresholds() {
        List<AlphaCluster> pool = assign(
                new ClusterMetrics(0.30, 0, 0, 0, 0.5, 1),
                new ClusterMetrics(0.28, 0, 0, 0, 0.5, 1),
                new ClusterMetrics(0.02, 0, -0.14, 0, 0.5, 1));
        assertThat(pool.get(0).assignedBy()).isEqualTo(AssignedBy.RULE);
        assertThat(pool.get(2).assignedBy()).isEqualTo(AssignedBy.NEAREST);
        assertThat(pool.get(2).cluster()).isEqualTo(Cluster.SPREAD_COMPRESSION);
    }

    @Test
    void aMissingMetricAttractsNobody() {
        List<AlphaCluster> pool =
                assign(new ClusterMetrics(0.1, 0, 0, NAN, 0.9, 1), new ClusterMetrics(0.15, 0.05, -0.01, NAN, 0.8, 2));
        assertThat(pool)
                .noneMatch(alpha -> alpha.cluster() == Cluster.LIQUIDITY_IMBALANCE
                        || alpha.cluster() == Cluster.VOLUME_SHOCK_RESPONSE);
    }

    @Test
    void aPoolOfOneAndAnEmptyPoolAreFine() {
        assertThat(assign(new ClusterMetrics(0, 0, 0, 0, 0.5, 1))).hasSize(1);
        assertThat(assign()).isEmpty();
    }

    private static List<AlphaCluster> assign(ClusterMetrics... metrics) {
        return ClusterRule.assign(IntStream.range(0, metrics.length)
                .mapToObj(i -> new Measured("a" + i, "f00", metrics[i], ""))
                .toList());
    }
}
