package org.alphalode.model;

import java.io.Serializable;

/**
 * Costs of trading by kind, in quote currency; positive is paid.
 *
 * @param fee exchange fee
 * @param spread half of the bid-ask spread
 * @param slippage fixed slippage
 * @param impact own market impact
 */
public record TradeCosts(double fee, double spread, double slippage, double impact) implements Serializable {
    public static final TradeCosts NONE = new TradeCosts(0, 0, 0, 0);

    public double total() {
        return fee + spread + slippage + impact;
    }

    public TradeCosts plus(TradeCosts other) {
        return new TradeCosts(fee + other.fee, spread + other.spread, slippage + other.slippage, impact + other.impact);
    }
}
