package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.Check;

/**
 * What decides about candidates.
 *
 * @param thresholds of gates by name; a gate that is not named is off
 * @param maskedShare of the training targets, the largest, that must not carry an alpha
 * @param lagHorizons Newey-West lag in horizons
 * @param pool what the pool holds
 */
public record GateParams(SortedMap<String, Double> thresholds, double maskedShare, int lagHorizons, PoolParams pool)
        implements Serializable {
    /**
     * Products of a persistent signal and overlapping returns are correlated over h - 1 bars. Bartlett's weights at lag h - 1 see
     * two thirds of that variance, at 5 h fourteen fifteenths: a nominal 5 % test then rejects below 6 %.
     */
    public static final int LAG_HORIZONS = 5;

    /** All defaults. */
    public static final GateParams STANDARD =
            new GateParams(Gates.standardThresholds(), 0.001, LAG_HORIZONS, PoolParams.STANDARD);

    public GateParams {
        thresholds = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Double>) thresholds));
        Check.that(maskedShare >= 0 && maskedShare < 1, "a share lies in [0, 1): %s", maskedShare);
        Check.that(lagHorizons >= 1, "the lag is at least one horizon: %s", lagHorizons);
        Gates.of(thresholds);
    }

    /** Newey-West lag for a horizon. */
    public int lagBars(int horizonBars) {
        return Math.multiplyExact(lagHorizons, horizonBars);
    }

    /**
     * What the pool of a fold holds.
     *
     * @param maxCorrelation of any two alphas' values on the training window, in size
     * @param maxAlphas the most, the best first
     */
    public record PoolParams(double maxCorrelation, int maxAlphas) implements Serializable {
        public static final PoolParams STANDARD = new PoolParams(0.7, 100);

        public PoolParams {
            Check.that(
                    maxCorrelation > 0 && maxCorrelation <= 1,
                    "a largest correlation lies in (0, 1]: %s",
                    maxCorrelation);
            Check.that(maxAlphas >= 1, "a pool holds at least one alpha: %s", maxAlphas);
        }
    }
}
