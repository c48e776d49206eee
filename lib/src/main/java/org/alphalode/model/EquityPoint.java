package org.alphalode.model;

import java.io.Serializable;

/**
 * The account at the close of a bar, in quote currency.
 *
 * @param closeMicros close of the bar
 * @param cash free and borrowed money
 * @param positionValue sum of quantity times mark
 * @param grossExposure sum of absolute position values over equity; NaN where equity is not positive
 * @param netExposure position value over equity; NaN where equity is not positive
 * @param drawdown loss from the highest equity so far, fraction of it, 0 or positive
 * @param costs trading costs since the start
 * @param carry funding and the like since the start
 */
public record EquityPoint(
        long closeMicros,
        double cash,
        double positionValue,
        double grossExposure,
        double netExposure,
        double drawdown,
        TradeCosts costs,
        Carry carry)
        implements Serializable {
    /** An account with funding alone. */
    @SuppressWarnings("checkstyle:parameternumber") // as many as the record itself
    public EquityPoint(
            long closeMicros,
            double cash,
            double positionValue,
            double grossExposure,
            double netExposure,
            double drawdown,
            TradeCosts costs,
            double funding) {
        this(closeMicros, cash, positionValue, grossExposure, netExposure, drawdown, costs, Carry.ofFunding(funding));
    }

    /** Funding paid since the start; negative was received. */
    public double funding() {
        return carry.funding();
    }

    public double equity() {
        return cash + positionValue;
    }
}
