package org.alphalode.stage.market;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * A formula that truly predicts the returns of every symbol of an embedded market.
 *
 * @param formula over the columns of the features table, one of {@link #formulas()}
 * @param trueIc correlation, in each symbol, of the formula's value with the forward return from the next bar's open
 * @param horizonBars forward return in bars
 */
public record PlantedAlpha(String formula, double trueIc, int horizonBars) implements Serializable {
    public PlantedAlpha {
        Check.that(Math.abs(trueIc) < 0.5, "a planted IC lies between -0.5 and 0.5: %s", trueIc);
        Check.that(horizonBars >= 1, "a horizon is at least a bar: %s", horizonBars);
    }

    /** What can be planted. */
    public static List<String> formulas() {
        return PlantedSignals.STANDARD.stream()
                .map(PlantedSignals.Signal::formula)
                .toList();
    }

    /** A slow one that outlives its costs, and two fast ones that do not. */
    public static List<PlantedAlpha> standard(int horizonBars) {
        return List.of(
                new PlantedAlpha(PlantedSignals.TAKER_FLOW, 0.07, horizonBars),
                new PlantedAlpha(PlantedSignals.AGGRESSION_IN_SMALL_TRADES, 0.05, horizonBars),
                new PlantedAlpha(PlantedSignals.RISING_INTENSITY, 0.05, horizonBars));
    }
}
