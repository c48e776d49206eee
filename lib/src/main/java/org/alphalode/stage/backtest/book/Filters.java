package org.alphalode.stage.backtest.book;

import java.io.Serializable;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.Refuse;

/**
 * What a venue takes as an order.
 *
 * @param standard of symbols without their own
 * @param bySymbol of the others
 */
public record Filters(Filter standard, SortedMap<String, Filter> bySymbol) implements Serializable {
    public static final Filters NONE = new Filters(Filter.NONE, new TreeMap<>());

    public Filters {
        bySymbol = Collections.unmodifiableSortedMap(new TreeMap<>(bySymbol));
    }

    Filter of(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol)).orElse(standard);
    }

    /**
     * Filters of one symbol; 0 is none.
     *
     * @param tick step of prices, quote per base unit
     * @param lot step of quantities, base units
     * @param minNotional least value of an order at the mark of its decision, quote; what closes a position is exempt
     */
    public record Filter(double tick, double lot, double minNotional) implements Serializable {
        public static final Filter NONE = new Filter(0, 0, 0);
        /** A quantity or price that lies so little below a step, as a part of the step, is on it: rounding errors are no orders. */
        private static final double ON_STEP = 1e-9;

        public Filter {
            Refuse.unless(tick >= 0, "tick is %s: give 0 or more", tick);
            Refuse.unless(lot >= 0, "lot is %s: give 0 or more", lot);
            Refuse.unless(minNotional >= 0, "min-notional is %s: give 0 or more", minNotional);
        }

        /** A signed quantity, towards zero to a lot. */
        double lots(double quantity) {
            return lot == 0 ? quantity : Math.signum(quantity) * down(Math.abs(quantity), lot);
        }

        /** The next lower price on a tick. */
        double tickDown(double price) {
            return tick == 0 ? price : down(price, tick);
        }

        /** The next higher price on a tick. */
        double tickUp(double price) {
            return tick == 0 ? price : Math.ceil(price / tick - ON_STEP) * tick;
        }

        private static double down(double value, double step) {
            return Math.floor(value / step + ON_STEP) * step;
        }
    }
}
