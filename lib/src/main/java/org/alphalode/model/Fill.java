package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * A trade of the simulated book. Price is the bar's own; what trading cost on top stands beside it.
 *
 * @param orderId order that it fills; -1 where the book closed the position itself
 * @param symbol what
 * @param micros when, UTC epoch microseconds: the open of a bar; inside a bar a microsecond before its close; the close where the
 *     book closed a position at its mark
 * @param price quote per base unit, before costs
 * @param quantity signed, base units
 * @param costs what it cost
 * @param reason why
 * @param maker whether it waited in the book
 */
public record Fill(
        long orderId,
        String symbol,
        long micros,
        double price,
        double quantity,
        TradeCosts costs,
        Reason reason,
        boolean maker)
        implements Serializable {
    /** A trade that did not wait. */
    @SuppressWarnings("checkstyle:parameternumber") // as many as the record itself
    public Fill(
            long orderId, String symbol, long micros, double price, double quantity, TradeCosts costs, Reason reason) {
        this(orderId, symbol, micros, price, quantity, costs, reason, false);
    }

    /** Why a trade took place. */
    public enum Reason {
        ORDER,
        /** Bars stopped: closed at the last mark. */
        DELISTED,
        /** Equity was used up: closed at the last mark. */
        STOPPED,
        /** Margin was used up: closed by the venue; its fee is the liquidation fee. */
        LIQUIDATED;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
