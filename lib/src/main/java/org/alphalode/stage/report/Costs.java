package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.model.TradeCosts;

/**
 * What trading cost, by kind, in the book's currency; positive is paid.
 *
 * @param fees exchange fees
 * @param spread half-spread paid on fills
 * @param slippage paid whatever the size
 * @param impact of the own size; grows with its square root
 * @param funding funding paid; negative where received
 */
public record Costs(double fees, double spread, double slippage, double impact, double funding)
        implements Serializable {
    public static final Costs NONE = new Costs(0, 0, 0, 0, 0);

    /** Costs of trades and funding of the same time. */
    public static Costs of(TradeCosts trades, double funding) {
        return new Costs(trades.fee(), trades.spread(), trades.slippage(), trades.impact(), funding);
    }

    public Costs plus(Costs other) {
        return new Costs(
                fees + other.fees,
                spread + other.spread,
                slippage + other.slippage,
                impact + other.impact,
                funding + other.funding);
    }

    /** What was paid on top of {@code earlier}, where both are sums since the start. */
    Costs since(Costs earlier) {
        return new Costs(
                fees - earlier.fees,
                spread - earlier.spread,
                slippage - earlier.slippage,
                impact - earlier.impact,
                funding - earlier.funding);
    }

    public double total() {
        return fees + spread + slippage + impact + funding;
    }
}
