package org.alphalode.model;

import java.util.Locale;

/** The seven clusters of alphas (S0.17), in the order of their rules. */
public enum Cluster {
    TREND_FOLLOWING_MOMENTUM,
    VOLATILITY_BREAKOUT,
    SPREAD_COMPRESSION,
    MEAN_REVERSION_MICROSTRUCTURE,
    VOLUME_SHOCK_RESPONSE,
    NOISE_SENSITIVE_FAST_DECAY,
    LIQUIDITY_IMBALANCE;

    /** Name in tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
