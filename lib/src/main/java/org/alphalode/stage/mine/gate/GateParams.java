package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * What decides about candidates.
 *
 * @param checks asked in this order, those of an earlier phase first; a check that is not there is off
 * @param maskedShare of the training targets, the largest, that must not carry an alpha
 * @param lagHorizons Newey-West lag in horizons
 * @param seed of the moments at which look-ahead is checked
 */
public record GateParams(List<GateCheck> checks, double maskedShare, int lagHorizons, long seed)
        implements Serializable {
    /**
     * Products of a persistent signal and overlapping returns are correlated over h - 1 bars. Bartlett's weights at lag h - 1 see
     * two thirds of that variance, at 5 h fourteen fifteenths: a nominal 5 % test then rejects below 6 %.
     */
    public static final int LAG_HORIZONS = 5;

    /** All defaults. */
    public static final GateParams STANDARD = new GateParams(Gates.standard(), 0.001, LAG_HORIZONS, 42);

    public GateParams {
        checks = List.copyOf(checks);
        Check.that(maskedShare >= 0 && maskedShare < 1, "a share lies in [0, 1): %s", maskedShare);
        Check.that(lagHorizons >= 1, "the lag is at least one horizon: %s", lagHorizons);
        Gates.of(checks);
    }

    /** Newey-West lag for a horizon, at least that horizon less a bar. */
    public int lagBars(int horizonBars) {
        return Math.multiplyExact(lagHorizons, horizonBars);
    }

    /** Least |IC| that can pass; 0 where it is not asked. */
    public double minIc() {
        return threshold(Gates.MIN_IC, 0);
    }

    /** Threshold of a check, or another number where it is off. */
    public double threshold(String check, double off) {
        return checks.stream()
                .filter(c -> c.check().equals(check))
                .mapToDouble(GateCheck::threshold)
                .findFirst()
                .orElse(off);
    }
}
