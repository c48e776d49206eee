package org.alphalode.model;

import java.io.Serializable;

/**
 * What the book holds of a symbol at the close of a bar; one row for each bar with a position or a trade.
 *
 * @param symbol what
 * @param closeMicros close of the bar
 * @param quantity signed, base units
 * @param mark price it is valued at: the last close that was trusted
 * @param averageCost average entry price; 0 without a position
 * @param realised profit of closed quantity since the start, before costs, quote currency
 * @param costs trading costs since the start
 * @param carry funding and the like since the start
 */
public record Position(
        String symbol,
        long closeMicros,
        double quantity,
        double mark,
        double averageCost,
        double realised,
        TradeCosts costs,
        Carry carry)
        implements Serializable {
    /** A position with funding alone. */
    @SuppressWarnings("checkstyle:parameternumber") // as many as the record itself
    public Position(
            String symbol,
            long closeMicros,
            double quantity,
            double mark,
            double averageCost,
            double realised,
            TradeCosts costs,
            double funding) {
        this(symbol, closeMicros, quantity, mark, averageCost, realised, costs, Carry.ofFunding(funding));
    }

    /** Funding paid since the start, quote currency; negative was received. */
    public double funding() {
        return carry.funding();
    }

    /** Profit of the open quantity at mark, before costs. */
    public double unrealised() {
        return quantity * (mark - averageCost);
    }

    /** Profit since the start after costs and funding. */
    public double netProfit() {
        return realised + unrealised() - costs.total() - carry.paid();
    }
}
