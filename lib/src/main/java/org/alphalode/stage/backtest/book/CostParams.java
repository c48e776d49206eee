package org.alphalode.stage.backtest.book;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Refuse;

/**
 * What trading costs, in basis points of the traded value.
 *
 * @param takerFeeBps fee of what is traded against the book
 * @param makerFeeBps fee of what waited in the book; negative is a rebate
 * @param makerShare share of each market order that waits in the book, 0 to 1; it does not pay the spread
 * @param halfSpreadBps half of the bid-ask spread; bars with a field {@code half_spread_bps} say it themselves
 * @param slippageBps fixed slippage
 * @param impactBps own impact of a trade as large as the bar's volume; grows with the square root of the participation
 * @param scaling slippage and impact in proportion to the volatility
 * @param tiers fees by traded value, ascending; empty where they do not depend on it
 */
public record CostParams(
        double takerFeeBps,
        double makerFeeBps,
        double makerShare,
        double halfSpreadBps,
        double slippageBps,
        double impactBps,
        Scaling scaling,
        List<FeeTier> tiers)
        implements Serializable {
    public static final CostParams FREE = new CostParams(0, 0, 0, 0, 0, 0);
    private static final double BPS = 1e-4;

    public CostParams {
        Refuse.unless(Double.isFinite(takerFeeBps), "taker-fee-bps is %s: give a number", takerFeeBps);
        Refuse.unless(Double.isFinite(makerFeeBps), "maker-fee-bps is %s: give a number", makerFeeBps);
        Refuse.unless(makerShare >= 0 && makerShare <= 1, "maker-share is %s: give 0 to 1", makerShare);
        Refuse.unless(halfSpreadBps >= 0, "half-spread-bps is %s: give 0 or more", halfSpreadBps);
        Refuse.unless(slippageBps >= 0, "slippage-bps is %s: give 0 or more", slippageBps);
        Refuse.unless(impactBps >= 0, "impact-bps is %s: give 0 or more", impactBps);
        tiers = List.copyOf(tiers);
        for (int i = 0; i < tiers.size(); i++) {
            double before = i == 0 ? Double.NEGATIVE_INFINITY : tiers.get(i - 1).fromValue();
            Refuse.unless(
                    tiers.get(i).fromValue() > before && (i > 0 || tiers.get(i).fromValue() == 0),
                    "fee-tiers: tier %d begins at %s: begin at 0 and go up",
                    i,
                    tiers.get(i).fromValue());
        }
    }

    /** Costs that depend on neither volatility nor traded value. */
    public CostParams(
            double takerFeeBps,
            double makerFeeBps,
            double makerShare,
            double halfSpreadBps,
            double slippageBps,
            double impactBps) {
        this(takerFeeBps, makerFeeBps, makerShare, halfSpreadBps, slippageBps, impactBps, Scaling.NONE, List.of());
    }

    /** One-way cost of a small market order without own impact and volatility terms, in basis points; at least 0. */
    public double marketOrderBps() {
        double taken = 1 - makerShare;
        return Math.max(0, makerShare * makerFeeBps + taken * (takerFeeBps + halfSpreadBps) + slippageBps);
    }

    static double bps(double basisPoints) {
        return basisPoints * BPS;
    }

    /**
     * Costs in proportion to the volatility: the standard deviation of the simple returns from close to close of the bars before the
     * trade.
     *
     * @param slippage fraction of one deviation that every taker pays
     * @param impact fractions of one deviation that a trade as large as the bar's volume pays; grows with the square root of the
     *     participation (Almgren, Thum, Hauptmann, Li 2005 take the exponent 0.6, practice 0.5)
     * @param windowBars returns of the deviation; half of them must be there, else nothing is traded
     */
    public record Scaling(double slippage, double impact, int windowBars) implements Serializable {
        public static final Scaling NONE = new Scaling(0, 0, 2);

        public Scaling {
            Refuse.unless(slippage >= 0, "slippage-vol is %s: give 0 or more", slippage);
            Refuse.unless(impact >= 0, "impact-vol is %s: give 0 or more", impact);
            Refuse.unless(windowBars >= 2, "volatility-window-bars is %d: give at least 2", windowBars);
        }

        /** Whether volatility matters. */
        public boolean any() {
            return slippage > 0 || impact > 0;
        }
    }

    /**
     * Fees from a traded value on.
     *
     * @param fromValue own traded value of the 30 UTC days before the day of the trade, quote currency
     * @param makerFeeBps of what waited
     * @param takerFeeBps of what did not
     */
    public record FeeTier(double fromValue, double makerFeeBps, double takerFeeBps) implements Serializable {}
}
