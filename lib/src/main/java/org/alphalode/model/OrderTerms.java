package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;
import org.alphalode.check.Refuse;

/**
 * How an order is to be filled.
 *
 * @param kind of the order
 * @param limit price of a limit; NaN without one
 * @param stop price that triggers; NaN without one
 * @param trail distance of a trailing stop from the best price since, as a fraction of that price; NaN without one
 * @param life how long it lives
 * @param reduceOnly never opens or turns a position
 * @param parent id of the order that it belongs to, as an exit to its entry; -1 of none
 */
public record OrderTerms(Kind kind, double limit, double stop, double trail, Life life, boolean reduceOnly, long parent)
        implements Serializable {
    /** Of no other order. */
    public static final long NO_PARENT = -1;

    /** At the next open, for as long as it takes. */
    public static final OrderTerms MARKET =
            new OrderTerms(Kind.MARKET, Double.NaN, Double.NaN, Double.NaN, Life.UNTIL_CANCELLED, false, NO_PARENT);

    public OrderTerms {
        boolean limited = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
        boolean stopped = kind == Kind.STOP || kind == Kind.STOP_LIMIT;
        Refuse.unless(
                limited ? limit > 0 : Double.isNaN(limit),
                "a %s order has the limit %s: give a positive price to limit and stop-limit orders alone",
                kind.text(),
                limit);
        Refuse.unless(
                stopped ? stop > 0 : Double.isNaN(stop),
                "a %s order has the stop %s: give a positive price to stop and stop-limit orders alone",
                kind.text(),
                stop);
        Refuse.unless(
                kind == Kind.TRAILING ? trail > 0 && trail < 1 : Double.isNaN(trail),
                "a %s order has the trail %s: give a fraction between 0 and 1 to trailing orders alone",
                kind.text(),
                trail);
        boolean atOnce = life.force() == TimeInForce.IOC || life.force() == TimeInForce.FOK;
        Refuse.unless(
                !atOnce || kind == Kind.MARKET || kind == Kind.LIMIT,
                "a %s order can not be %s: give it to market and limit orders",
                kind.text(),
                life.force());
    }

    /** What makes an order fill. */
    public enum Kind {
        /** The next open. */
        MARKET,
        /** Its price or a better one. */
        LIMIT,
        /** Once a price is reached, at the market. */
        STOP,
        /** Once a price is reached, as a limit. */
        STOP_LIMIT,
        /** Once the price has come back so far from its best, at the market. */
        TRAILING;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Until when an order lives. */
    public enum TimeInForce {
        /** Until it is filled or cancelled. */
        GTC,
        /** For a number of bars. */
        GTD,
        /** What its first open fills, at once. */
        IOC,
        /** All at its first open, or nothing. */
        FOK
    }

    /**
     * How long an order lives.
     *
     * @param force which rule
     * @param bars bars of a {@link TimeInForce#GTD} order, 0 of others
     */
    public record Life(TimeInForce force, int bars) implements Serializable {
        public static final Life UNTIL_CANCELLED = new Life(TimeInForce.GTC, 0);

        public Life {
            Refuse.unless(
                    force == TimeInForce.GTD ? bars >= 1 : bars == 0,
                    "a %s order lives %d bars: give 1 or more to gtd orders alone",
                    force,
                    bars);
        }
    }
}
