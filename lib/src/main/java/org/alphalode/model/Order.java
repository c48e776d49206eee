package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * An order of the simulated book; live from the bar after its decision, or later.
 *
 * @param id order of creation, from 0
 * @param symbol what
 * @param closeMicros close of the decision bar
 * @param targetWeight the weight that it leads to, fraction of equity at the decision; NaN where nobody gave one
 * @param quantity signed, base units; NaN where the symbol never had a price
 * @param outcome what became of it
 * @param terms how it was to be filled
 * @param filled signed, base units
 */
public record Order(
        long id,
        String symbol,
        long closeMicros,
        double targetWeight,
        double quantity,
        Outcome outcome,
        OrderTerms terms,
        double filled)
        implements Serializable {
    /** A market order, filled in full or not at all. */
    public Order(long id, String symbol, long closeMicros, double targetWeight, double quantity, Outcome outcome) {
        this(
                id,
                symbol,
                closeMicros,
                targetWeight,
                quantity,
                outcome,
                OrderTerms.MARKET,
                outcome == Outcome.FILLED ? quantity : 0);
    }

    /** What became of an order. */
    public enum Outcome {
        FILLED,
        /** A later decision came before a bar that could fill it. */
        REPLACED,
        /** No bar that could fill it until the end of the data. */
        OPEN,
        /** The position was closed at the last mark: no bars any more. */
        DELISTED,
        /** Trading had stopped: equity was used up. */
        STOPPED,
        /** The symbol had no price yet. */
        UNPRICED,
        /** The position that it was to close or reduce was gone. */
        CANCELLED,
        /** Its time was over. */
        EXPIRED,
        /** The venue's filters or the account's caps did not take it. */
        REJECTED,
        /** The account or the position was liquidated. */
        LIQUIDATED;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
