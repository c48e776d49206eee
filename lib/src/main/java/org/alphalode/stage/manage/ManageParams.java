package org.alphalode.stage.manage;

import java.io.Serializable;
import org.alphalode.check.Refuse;

/**
 * Settings of the manager.
 *
 * @param horizonBars bars of the forward return
 * @param decideEveryBars bars from decision to decision
 * @param trailing results that it looks back on
 * @param choice which clusters get risk
 * @param risk how much risk, and its limits
 */
public record ManageParams(int horizonBars, int decideEveryBars, Trailing trailing, Choice choice, Risk risk)
        implements Serializable {
    public ManageParams {
        Refuse.unless(horizonBars >= 1, "horizon-bars is %d: give at least 1", horizonBars);
        Refuse.unless(decideEveryBars >= 1, "decide-every-bars is %d: give at least 1", decideEveryBars);
    }

    /** Defaults for a horizon and a cost of trading in basis points, one way. */
    public static ManageParams standard(int horizonBars, int decideEveryBars, double costBps) {
        return new ManageParams(
                horizonBars, decideEveryBars, new Trailing(500, 60, costBps), Choice.STANDARD, Risk.STANDARD);
    }

    /**
     * Results that the manager looks back on.
     *
     * @param windowDecisions most recent matured decisions
     * @param minResults decisions among them at which a cluster held something, below which it is not judged
     * @param costBps cost of trading that results are judged after, one way: fee, half-spread, slippage
     */
    public record Trailing(int windowDecisions, int minResults, double costBps) implements Serializable {
        public Trailing {
            Refuse.unless(costBps >= 0, "results are judged after a cost of %s bps: give 0 or more", costBps);
            Refuse.unless(
                    minResults >= 2 && windowDecisions >= minResults,
                    "trailing-decisions %d and min-results %d: give at least 2, and not more than trailing-decisions",
                    windowDecisions,
                    minResults);
        }
    }

    /**
     * Which clusters get risk (S0.22).
     *
     * @param minT t statistic of the mean trailing result above which a cluster is chosen
     * @param maxChosen most clusters that are chosen, best first
     * @param hedgeShare share of risk for clusters that are not chosen and move least with those that are
     * @param hedgeClusters how many clusters share it
     * @param split of the rest over the chosen clusters
     */
    public record Choice(double minT, int maxChosen, double hedgeShare, int hedgeClusters, Split split)
            implements Serializable {
        public static final Choice STANDARD = new Choice(0.5, 3, 0.1, 1, Split.EQUAL);

        public Choice {
            Refuse.unless(minT >= 0, "chosen-min-t is %s: give 0 or more", minT);
            Refuse.unless(maxChosen >= 1, "max-chosen is %d: give at least 1", maxChosen);
            Refuse.unless(hedgeShare >= 0 && hedgeShare < 1, "hedge-share is %s: give 0 to below 1", hedgeShare);
            Refuse.unless(hedgeClusters >= 1, "hedge-clusters is %d: give at least 1", hedgeClusters);
        }
    }

    /** How risk is split over the chosen clusters; each one's positions are standardised to the same volatility before. */
    public enum Split {
        EQUAL,
        /** In proportion to one over the variance of the trailing results. */
        INVERSE_VARIANCE
    }

    /**
     * How much risk, and its limits, in fractions of equity.
     *
     * @param targetAnnualVol volatility that the book aims at when all risk is allocated
     * @param maxSymbolWeight largest absolute weight of a symbol
     * @param maxGrossWeight largest sum of absolute weights
     * @param noTradeBand a target that differs less from the last one is not sent; zero is always sent
     */
    public record Risk(double targetAnnualVol, double maxSymbolWeight, double maxGrossWeight, double noTradeBand)
            implements Serializable {
        public static final Risk STANDARD = new Risk(0.15, 0.5, 1.5, 0.02);

        public Risk {
            Refuse.unless(targetAnnualVol > 0, "target-annual-vol is %s: give more than 0", targetAnnualVol);
            Refuse.unless(maxSymbolWeight > 0, "max-symbol-weight is %s: give more than 0", maxSymbolWeight);
            Refuse.unless(maxGrossWeight > 0, "max-gross-weight is %s: give more than 0", maxGrossWeight);
            Refuse.unless(
                    noTradeBand >= 0 && noTradeBand < maxSymbolWeight,
                    "no-trade-band is %s: give 0 or more, and less than max-symbol-weight %s, or nothing is ever traded",
                    noTradeBand,
                    maxSymbolWeight);
        }
    }
}
