package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * A market order of the simulated book; live from the bar after its decision.
 *
 * @param id order of creation, from 0
 * @param symbol what
 * @param closeMicros close of the decision bar
 * @param targetWeight the weight that it leads to, fraction of equity at the decision
 * @param quantity signed, base units; NaN where the symbol never had a price
 * @param outcome what became of it
 */
public record Order(long id, String symbol, long closeMicros, double targetWeight, double quantity, Outcome outcome)
        implements Serializable {

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
        UNPRICED;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same order with its outcome. */
    public Order with(Outcome newOutcome) {
        return new Order(id, symbol, closeMicros, targetWeight, quantity, newOutcome);
    }
}
