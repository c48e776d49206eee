package org.alphalode.stage.classify;

import java.util.function.ToDoubleFunction;
import org.alphalode.model.ClusterMetrics;

/** The metrics that rules and distances speak of: the six, and the size of the first. */
enum Metric {
    CORR_RETURN(ClusterMetrics::corrReturn),
    CORR_VOLATILITY(ClusterMetrics::corrVolatility),
    CORR_SPREAD(ClusterMetrics::corrSpread),
    CORR_VOLUME(ClusterMetrics::corrVolume),
    PERSISTENCE(ClusterMetrics::persistence),
    TURNOVER(ClusterMetrics::turnover),
    ABS_CORR_RETURN(metrics -> Math.abs(metrics.corrReturn()));

    private final ToDoubleFunction<ClusterMetrics> value;

    Metric(ToDoubleFunction<ClusterMetrics> value) {
        this.value = value;
    }

    double of(ClusterMetrics metrics) {
        return value.applyAsDouble(metrics);
    }

    /** The axis of the six-metric space on which it lies. */
    int axis() {
        return this == ABS_CORR_RETURN ? CORR_RETURN.ordinal() : ordinal();
    }
}
