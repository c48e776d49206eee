package org.alphalode.model;

import java.io.Serializable;

/**
 * What holding costs and earns, in quote currency since the start.
 *
 * @param funding funding paid; negative was received
 * @param borrow paid for borrowed coins
 * @param interest earned on cash; negative was paid for a loan
 * @param insurance losses beyond the account's or the position's money, which the venue's insurance bore
 */
public record Carry(double funding, double borrow, double interest, double insurance) implements Serializable {
    public static final Carry NONE = new Carry(0, 0, 0, 0);

    /** Funding alone. */
    public static Carry ofFunding(double funding) {
        return new Carry(funding, 0, 0, 0);
    }

    /** What was paid, less what was earned. */
    public double paid() {
        return funding + borrow - interest - insurance;
    }
}
