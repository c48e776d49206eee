package org.alphalode.stage.select;

import java.io.Serializable;
import org.alphalode.check.Refuse;

/**
 * Settings of the worker level.
 *
 * @param neighbours nearest past states that a decision looks at, k
 * @param minNeighbours with fewer realised returns among them, an alpha is not judged
 * @param decideEveryBars bars from decision to decision
 * @param horizonBars bars of the forward return
 * @param embargoBars bars that a label must have been known before it is used
 * @param pooled neighbours come from all symbols, not from the symbol itself
 * @param relevance when an alpha is active, and how much
 * @param kept what the output keeps
 */
public record SelectParams(
        int neighbours,
        int minNeighbours,
        int decideEveryBars,
        int horizonBars,
        int embargoBars,
        boolean pooled,
        Relevance relevance,
        Kept kept)
        implements Serializable {

    public SelectParams {
        Refuse.unless(
                minNeighbours >= 2 && neighbours >= minNeighbours,
                "neighbours %d and min-neighbours %d: give at least 2, and not more than neighbours",
                neighbours,
                minNeighbours);
        Refuse.unless(decideEveryBars >= 1, "decide-every-bars is %d: give at least 1", decideEveryBars);
        Refuse.unless(horizonBars >= 1, "horizon-bars is %d: give at least 1", horizonBars);
        Refuse.unless(embargoBars >= 0, "embargo-bars is %d: give 0 or more", embargoBars);
    }

    /** Defaults for a horizon: 100 neighbours, a decision every horizon. */
    public static SelectParams standard(int horizonBars, int embargoBars) {
        return new SelectParams(
                100, 30, horizonBars, horizonBars, embargoBars, false, Relevance.STANDARD, new Kept(5, false));
    }

    /**
     * When an alpha is active, and how much.
     *
     * @param minT its local mean must exceed so many standard errors (tau of S0.31)
     * @param maxVarianceRatio its local variance must stay below so many times its variance in the training window
     * @param riskAversion lambda of the weight mean / (2 lambda variance)
     * @param maxWeight cap of the weight
     * @param minOutcomes outcomes on the validation window below which the model counts as unproven
     */
    public record Relevance(
            double minT, double maxVarianceRatio, double riskAversion, double maxWeight, int minOutcomes)
            implements Serializable {
        public static final Relevance STANDARD = new Relevance(1, 2, 2, 1, 100);

        public Relevance {
            Refuse.unless(minT >= 0, "relevance-min-t is %s: give 0 or more", minT);
            Refuse.unless(maxVarianceRatio > 0, "max-variance-ratio is %s: give more than 0", maxVarianceRatio);
            Refuse.unless(riskAversion > 0, "risk-aversion is %s: give more than 0", riskAversion);
            Refuse.unless(maxWeight > 0, "max-weight is %s: give more than 0", maxWeight);
            Refuse.unless(minOutcomes >= 1, "min-outcomes is %d: give at least 1", minOutcomes);
        }
    }

    /**
     * What the output keeps.
     *
     * @param nearest neighbours listed with each decision
     * @param inactive rows of alphas that do not count, too
     */
    public record Kept(int nearest, boolean inactive) implements Serializable {
        public Kept {
            Refuse.unless(nearest >= 0, "keep-neighbours is %d: give 0 or more", nearest);
        }
    }
}
