package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Refuse;

/**
 * An order that somebody gives to the book at the close of a bar.
 *
 * @param symbol what
 * @param closeMicros close of the decision bar
 * @param quantity signed, base units
 * @param terms how it is to be filled
 * @param exits what protects the position that it opens
 * @param slicing how it is worked over bars
 */
public record Ticket(String symbol, long closeMicros, double quantity, OrderTerms terms, Exits exits, Slicing slicing)
        implements Serializable {
    public Ticket {
        Refuse.unless(
                Double.isFinite(quantity) && quantity != 0,
                "an order for %s at %d has the quantity %s: give a number that is not 0",
                symbol,
                closeMicros,
                quantity);
    }

    /** A market order without exits. */
    public static Ticket market(String symbol, long closeMicros, double quantity) {
        return new Ticket(symbol, closeMicros, quantity, OrderTerms.MARKET, Exits.NONE, Slicing.WHOLE);
    }

    /**
     * Exits of a position, in basis points of its average entry price; 0 is none. They live as one order that cancels the others,
     * reduce only, and are set anew by every fill that opens or adds.
     *
     * @param stopBps loss at which it is closed at the market
     * @param targetBps gain at which a limit closes it
     * @param trailBps way back from the best price since the fill at which it is closed
     */
    public record Exits(double stopBps, double targetBps, double trailBps) implements Serializable {
        private static final double ALL_BPS = 10_000;
        public static final Exits NONE = new Exits(0, 0, 0);

        public Exits {
            Refuse.unless(stopBps >= 0 && stopBps < ALL_BPS, "stop-loss-bps is %s: give 0 to 10,000", stopBps);
            Refuse.unless(targetBps >= 0 && targetBps < ALL_BPS, "take-profit-bps is %s: give 0 to 10,000", targetBps);
            Refuse.unless(trailBps >= 0 && trailBps < ALL_BPS, "trailing-stop-bps is %s: give 0 to 10,000", trailBps);
        }

        /** Whether there is one. */
        public boolean any() {
            return stopBps > 0 || targetBps > 0 || trailBps > 0;
        }
    }

    /**
     * How an order is worked.
     *
     * @param algo by which rule
     * @param bars bars of {@code TWAP} and {@code VWAP}
     * @param visibleShare share of an iceberg that one bar shows
     */
    public record Slicing(Algo algo, int bars, double visibleShare) implements Serializable {
        public static final Slicing WHOLE = new Slicing(Algo.NONE, 1, 1);

        public Slicing {
            Refuse.unless(bars >= 1, "algo-bars is %d: give at least 1", bars);
            Refuse.unless(
                    visibleShare > 0 && visibleShare <= 1, "visible-share is %s: give above 0 to 1", visibleShare);
        }
    }

    /** Rules of working an order. */
    public enum Algo {
        /** All of it at once. */
        NONE,
        /** Equal children, one a bar. */
        TWAP,
        /** Children in proportion to the mean volume of past days at the same time; equal ones where there is none. */
        VWAP,
        /** One order of which each bar shows a part. */
        ICEBERG
    }
}
