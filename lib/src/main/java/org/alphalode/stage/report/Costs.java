package org.alphalode.stage.report;

import java.io.Serializable;

/**
 * What trading cost, by kind, in the book's currency; positive is paid.
 *
 * @param fees exchange fees
 * @param spread half-spread paid on fills
 * @param impact slippage and market impact
 * @param funding funding paid; negative where received
 */
public record Costs(double fees, double spread, double impact, double funding) implements Serializable {
    public static final Costs NONE = new Costs(0, 0, 0, 0);

    public Costs plus(Costs other) {
        return new Costs(fees + other.fees, spread + other.spread, impact + other.impact, funding + other.funding);
    }

    public double total() {
        return fees + spread + impact + funding;
    }
}
