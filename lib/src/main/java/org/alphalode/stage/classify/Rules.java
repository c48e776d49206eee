package org.alphalode.stage.classify;

import static org.alphalode.stage.classify.Rule.Bound.atLeast;
import static org.alphalode.stage.classify.Rule.Bound.atMost;

import java.util.List;
import org.alphalode.model.Cluster;

/** The cluster table of S0.17 and S0.18; the first rule that takes an alpha decides. */
final class Rules {
    static final List<Rule> STANDARD = List.of(
            Rule.of(
                    Cluster.TREND_FOLLOWING_MOMENTUM,
                    atLeast(Metric.CORR_RETURN, 0.20),
                    atLeast(Metric.PERSISTENCE, 0.25)),
            Rule.of(Cluster.VOLATILITY_BREAKOUT, atLeast(Metric.CORR_VOLATILITY, 0.20), atLeast(Metric.TURNOVER, 1)),
            Rule.of(Cluster.SPREAD_COMPRESSION, atMost(Metric.CORR_SPREAD, -0.15)),
            Rule.of(
                    Cluster.MEAN_REVERSION_MICROSTRUCTURE,
                    atMost(Metric.CORR_RETURN, -0.20),
                    atMost(Metric.PERSISTENCE, 0)),
            Rule.of(
                    Cluster.VOLUME_SHOCK_RESPONSE,
                    atLeast(Metric.CORR_VOLUME, 0.25),
                    atLeast(Metric.CORR_VOLATILITY, 0.10)),
            Rule.of(Cluster.NOISE_SENSITIVE_FAST_DECAY, atMost(Metric.PERSISTENCE, 0.10), atLeast(Metric.TURNOVER, 1)),
            Rule.of(
                    Cluster.LIQUIDITY_IMBALANCE,
                    atLeast(Metric.CORR_VOLUME, 0.20),
                    atMost(Metric.ABS_CORR_RETURN, 0.10)));

    private Rules() {}

    /** The rule of a cluster. */
    static Rule of(Cluster cluster) {
        return STANDARD.stream()
                .filter(rule -> rule.cluster() == cluster)
                .findFirst()
                .orElseThrow();
    }
}
