package org.alphalode.stage.backtest.book;

import java.io.Serializable;
import java.util.Locale;
import org.alphalode.check.Refuse;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.Ticket;

/**
 * How orders fill.
 *
 * @param path which way the price took inside a bar
 * @param maxParticipation most of a bar's volume that one symbol's orders take together; 0 does not limit
 * @param latencyBars bars between the first bar after a decision and the one in which its orders are live
 * @param tradeThrough a waiting limit fills where the price goes beyond it, not where it only touches it
 * @param style what orders targets become
 */
public record FillRules(Path path, double maxParticipation, int latencyBars, boolean tradeThrough, OrderStyle style)
        implements Serializable {
    public static final FillRules PLAIN = new FillRules(Path.WORST, 0, 0, true, OrderStyle.MARKET);

    public FillRules {
        Refuse.unless(
                maxParticipation >= 0 && maxParticipation <= 1,
                "max-participation is %s: give 0 to 1",
                maxParticipation);
        Refuse.unless(latencyBars >= 0, "latency-bars is %d: give 0 or more", latencyBars);
    }

    /** The same rules with another path. */
    public FillRules with(Path other) {
        return new FillRules(other, maxParticipation, latencyBars, tradeThrough, style);
    }

    /** The way from open to close. */
    public enum Path {
        /** Of the two, that which leaves less at the close of the bar. */
        WORST,
        /** Of the two, that which leaves more. */
        BEST,
        /** Open, low, high, close. */
        LOW_FIRST,
        /** Open, high, low, close. */
        HIGH_FIRST;

        /** Name in settings. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What orders targets become. Distances are from the mark at the decision.
     *
     * @param kind of the order
     * @param limitBps how much better than the mark a limit is, or than the trigger for a stop-limit; negative is worse
     * @param stopBps how far away, in the direction of the trade, a stop is
     * @param trailBps way back that triggers a trailing order
     * @param life how long it lives
     * @param exits what protects the position
     * @param slicing how it is worked
     */
    public record OrderStyle(
            OrderTerms.Kind kind,
            double limitBps,
            double stopBps,
            double trailBps,
            OrderTerms.Life life,
            Ticket.Exits exits,
            Ticket.Slicing slicing)
            implements Serializable {
        private static final double HALF = 5_000;
        public static final OrderStyle MARKET = new OrderStyle(
                OrderTerms.Kind.MARKET,
                0,
                0,
                0,
                OrderTerms.Life.UNTIL_CANCELLED,
                Ticket.Exits.NONE,
                Ticket.Slicing.WHOLE);

        public OrderStyle {
            Refuse.unless(Math.abs(limitBps) <= HALF, "limit-offset-bps is %s: give -5,000 to 5,000", limitBps);
            Refuse.unless(stopBps >= 0 && stopBps <= HALF, "stop-offset-bps is %s: give 0 to 5,000", stopBps);
            Refuse.unless(
                    kind == OrderTerms.Kind.TRAILING ? trailBps > 0 && trailBps < 2 * HALF : trailBps >= 0,
                    "trail-bps is %s: give trailing orders more than 0 and less than 10,000",
                    trailBps);
        }

        /** A market order with exits. */
        public static OrderStyle market(Ticket.Exits exits) {
            return new OrderStyle(
                    OrderTerms.Kind.MARKET, 0, 0, 0, OrderTerms.Life.UNTIL_CANCELLED, exits, Ticket.Slicing.WHOLE);
        }
    }
}
