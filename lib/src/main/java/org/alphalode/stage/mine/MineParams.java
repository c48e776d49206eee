package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.Check;

/**
 * What a run of mining was told.
 *
 * @param horizonBars of the target
 * @param engine name of the {@link AlphaEngine}
 * @param search space and budget
 * @param gates thresholds by name; a gate that is not named is off
 * @param maskedShare of the training targets, the largest, that must not carry an alpha
 * @param lagHorizons Newey-West lag in horizons
 * @param pool what the pool holds
 * @param batchFormulas formulas of a unit of work; no influence on the answer
 */
public record MineParams(
        int horizonBars,
        String engine,
        SearchParams search,
        SortedMap<String, Double> gates,
        double maskedShare,
        int lagHorizons,
        PoolParams pool,
        int batchFormulas)
        implements Serializable {
    /**
     * Products of a persistent signal and overlapping returns are correlated over h - 1 bars. Bartlett's weights at lag h - 1 see
     * two thirds of that variance, at 5 h fourteen fifteenths: a nominal 5 % test then rejects below 6 %.
     */
    public static final int LAG_HORIZONS = 5;

    public MineParams {
        gates = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Double>) gates));
        Check.that(horizonBars >= 1, "a horizon is at least one bar: %s", horizonBars);
        Check.that(maskedShare >= 0 && maskedShare < 1, "a share lies in [0, 1): %s", maskedShare);
        Check.that(lagHorizons >= 1, "the lag is at least one horizon: %s", lagHorizons);
        Check.that(batchFormulas >= 1, "a unit holds at least one formula: %s", batchFormulas);
        AlphaEngines.named(engine);
        Gates.of(gates);
    }

    /** All defaults, for a horizon and a search. */
    public static MineParams standard(int horizonBars, SearchParams search) {
        return new MineParams(
                horizonBars,
                "enumerate",
                search,
                Gates.standardThresholds(),
                0.001,
                LAG_HORIZONS,
                PoolParams.STANDARD,
                500);
    }

    int lagBars() {
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
