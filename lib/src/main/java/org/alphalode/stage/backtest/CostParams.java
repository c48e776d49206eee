package org.alphalode.stage.backtest;

import java.io.Serializable;
import org.alphalode.check.Refuse;
import org.alphalode.model.TradeCosts;

/**
 * What trading costs, in basis points of the traded value.
 *
 * @param takerFeeBps fee of what is traded against the book
 * @param makerFeeBps fee of what waited in the book; negative is a rebate
 * @param makerShare share of each trade that waits in the book, 0 to 1; it does not pay the spread
 * @param halfSpreadBps half of the bid-ask spread
 * @param slippageBps fixed slippage
 * @param impactBps own impact of a trade as large as the bar's volume; grows with the square root of the participation
 */
public record CostParams(
        double takerFeeBps,
        double makerFeeBps,
        double makerShare,
        double halfSpreadBps,
        double slippageBps,
        double impactBps)
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
    }

    /** One-way cost of a small trade without own impact, in basis points; at least 0. */
    public double marketOrderBps() {
        double taken = 1 - makerShare;
        return Math.max(0, makerShare * makerFeeBps + taken * (takerFeeBps + halfSpreadBps) + slippageBps);
    }

    /**
     * Costs of one trade, in quote currency.
     *
     * @param value absolute quantity times price
     * @param participation absolute quantity over the volume of the bar; 0 where no market was needed
     */
    TradeCosts of(double value, double participation) {
        double unit = value * BPS;
        double taken = 1 - makerShare;
        return new TradeCosts(
                unit * (makerShare * makerFeeBps + taken * takerFeeBps),
                unit * taken * halfSpreadBps,
                unit * slippageBps,
                unit * impactBps * Math.sqrt(participation));
    }
}
