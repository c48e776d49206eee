package org.alphalode.stage.classify;

import java.util.List;
import org.alphalode.model.ClusterMetrics;

/** The metrics that rules and distances speak of: the six, and the size of the first. */
enum Metric {
    CORR_RETURN,
    CORR_VOLATILITY,
    CORR_SPREAD,
    CORR_VOLUME,
    PERSISTENCE,
    TURNOVER,
    ABS_CORR_RETURN;

    /** The six-metric space. */
    static final List<Metric> AXES =
            List.of(CORR_RETURN, CORR_VOLATILITY, CORR_SPREAD, CORR_VOLUME, PERSISTENCE, TURNOVER);

    double of(ClusterMetrics metrics) {
        return switch (this) {
            case CORR_RETURN -> metrics.corrReturn();
            case CORR_VOLATILITY -> metrics.corrVolatility();
            case CORR_SPREAD -> metrics.corrSpread();
            case CORR_VOLUME -> metrics.corrVolume();
            case PERSISTENCE -> metrics.persistence();
            case TURNOVER -> metrics.turnover();
            case ABS_CORR_RETURN -> Math.abs(metrics.corrReturn());
        };
    }

    /** The axis of the six-metric space on which it lies. */
    Metric axis() {
        return this == ABS_CORR_RETURN ? CORR_RETURN : this;
    }
}
