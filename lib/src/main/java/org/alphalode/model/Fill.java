package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * A trade of the simulated book. Price is the bar's own; what trading cost on top stands beside it.
 *
 * @param orderId order that it fills; -1 where the book closed the position itself
 * @param symbol what
 * @param micros when, UTC epoch microseconds: the open of a bar, or the close where the book closed a position
 * @param price quote per base unit, before costs
 * @param quantity signed, base units
 * @param costs what it cost
 * @param reason why
 */
public record Fill(
        long orderId, String symbol, long micros, double price, double quantity, TradeCosts costs, Reason reason)
        implements Serializable {

    /** Why a trade took place. */
    public enum Reason {
        ORDER,
        /** Bars stopped: closed at the last mark. */
        DELISTED,
        /** Equity was used up: closed at the last mark. */
        STOPPED;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
