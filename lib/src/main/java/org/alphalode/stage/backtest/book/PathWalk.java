package org.alphalode.stage.backtest.book;

import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.stage.backtest.book.FillRules.Path;

/**
 * Walks the price of one symbol from the open over both extremes to the close, and fills what it meets in the order in which it meets
 * it. Where the path is to be the worst or the best, both are tried and the account is compared at the close.
 */
final class PathWalk {
    /** Results that differ by less, as a part of the starting cash, are equal: the low then comes first. */
    private static final double EQUAL = 1e-10;

    private final Desk desk;
    private final OrderSlots orders;
    private final Account account;
    private final Path path;

    PathWalk(Desk desk) {
        this.desk = desk;
        this.orders = desk.orders;
        this.account = desk.account;
        this.path = desk.rules.fills().path();
    }

    /** Everything that happens to the orders of a symbol after the open. */
    void run(int s) {
        if (orders.head[s] == OrderSlots.NONE || !desk.tradable(s)) {
            return;
        }
        double low = desk.bars.low[s][desk.bar];
        double high = desk.bars.high[s][desk.bar];
        int met = 0;
        boolean several = false;
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            if (orders.liveFrom[o] <= desk.bar && met(o, low, high)) {
                met++;
                several |=
                        orders.kind[o] == Kind.TRAILING || orders.kind[o] == Kind.STOP_LIMIT || orders.exits[o].any();
            }
        }
        if (met == 0) {
            advanceExtremes(s, low, high);
            return;
        }
        several |= met > 1;
        boolean highFirst = path == Path.HIGH_FIRST || (several && path != Path.LOW_FIRST && prefersHigh(s));
        walk(s, highFirst);
    }

    private boolean prefersHigh(int s) {
        save(s);
        desk.deafen(true);
        walk(s, false);
        double lowFirst = result(s);
        restore(s);
        walk(s, true);
        double highFirst = result(s);
        restore(s);
        orders.settle();
        desk.deafen(false);
        double equal = EQUAL * desk.rules.startingCash();
        return path == Path.WORST ? highFirst < lowFirst - equal : highFirst > lowFirst + equal;
    }

    /** Money at the close; other symbols are the same in both. */
    private double result(int s) {
        return account.cash + account.quantity[s] * desk.bars.close[s][desk.bar];
    }

    private void walk(int s, boolean highFirst) {
        double low = desk.bars.low[s][desk.bar];
        double high = desk.bars.high[s][desk.bar];
        double price = desk.bars.open[s][desk.bar];
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            orders.stuck[o] = false;
        }
        leg(s, price, highFirst ? high : low);
        leg(s, highFirst ? high : low, highFirst ? low : high);
        leg(s, highFirst ? low : high, desk.bars.close[s][desk.bar]);
    }

    private void leg(int s, double from, double to) {
        double price = from;
        while (true) {
            int first = OrderSlots.NONE;
            double at = Double.NaN;
            for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
                if (orders.liveFrom[o] <= desk.bar && waits(o)) {
                    double meets = meets(o, price, to);
                    if (!Double.isNaN(meets) && (first == OrderSlots.NONE || before(o, meets, first, at, price))) {
                        first = o;
                        at = meets;
                    }
                }
            }
            if (first == OrderSlots.NONE) {
                advanceExtremes(s, Math.min(price, to), Math.max(price, to));
                return;
            }
            advanceExtremes(s, Math.min(price, at), Math.max(price, at));
            price = at;
            execute(first, price);
        }
    }

    /** Nearer on the way; at the same price stops before limits, then the older. */
    private boolean before(int o, double meets, int first, double at, double price) {
        double nearer = Math.abs(meets - price) - Math.abs(at - price);
        return nearer < 0 || (nearer == 0 && orders.waitsForStop(o) && !orders.waitsForStop(first));
    }

    /** Whether an order can do anything more inside this bar. */
    private boolean waits(int o) {
        boolean limit = orders.kind[o] == Kind.LIMIT || (orders.kind[o] == Kind.STOP_LIMIT && orders.triggered[o]);
        return limit ? !desk.exhausted(o) && !orders.stuck[o] : orders.waitsForStop(o);
    }

    /** The price at which the way from {@code price} to {@code to} meets an order; NaN where it does not. */
    private double meets(int o, double price, double to) {
        boolean buy = orders.buy[o];
        if (orders.waitsForStop(o)) {
            double level = orders.stopLevel(o);
            if (buy ? price >= level : price <= level) {
                return price;
            }
            return (buy ? to >= level : to <= level) ? level : Double.NaN;
        }
        double limit = orders.limit[o];
        if (buy ? price < limit : price > limit) {
            return price;
        }
        boolean reached =
                desk.rules.fills().tradeThrough() ? (buy ? to < limit : to > limit) : (buy ? to <= limit : to >= limit);
        return reached ? limit : Double.NaN;
    }

    private void execute(int o, double price) {
        long micros = desk.bars.closeMicros(desk.bar) - 1;
        boolean buy = orders.buy[o];
        if (orders.waitsForStop(o)) {
            orders.triggered[o] = true;
            boolean limited = orders.kind[o] == Kind.STOP_LIMIT;
            boolean marketable = !limited || (buy ? price <= orders.limit[o] : price >= orders.limit[o]);
            if (marketable) {
                fill(o, price, false, micros);
            }
            return;
        }
        boolean maker = price == orders.limit[o];
        fill(o, price, maker, micros);
    }

    private void fill(int o, double price, boolean maker, long micros) {
        double before = orders.shown[o];
        if (desk.fill(o, price, maker, micros) && orders.shown[o] == before) {
            // nothing could be bought with what there is: not tried again in this bar
            orders.stuck[o] = true;
        }
    }

    /** Whether any way through the bar can meet an order. */
    private boolean met(int o, double low, double high) {
        if (orders.waitsForStop(o)) {
            if (orders.kind[o] == Kind.TRAILING) {
                double trail = orders.trail[o];
                double best = orders.extreme[o];
                return orders.buy[o]
                        ? high >= Math.min(best, low) * (1 + trail)
                        : low <= Math.max(best, high) * (1 - trail);
            }
            return orders.buy[o] ? high >= orders.stop[o] : low <= orders.stop[o];
        }
        boolean limit = orders.kind[o] == Kind.LIMIT || orders.kind[o] == Kind.STOP_LIMIT;
        return limit && (orders.buy[o] ? low <= orders.limit[o] : high >= orders.limit[o]);
    }

    private void advanceExtremes(int s, double low, double high) {
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            if (orders.kind[o] == Kind.TRAILING && orders.liveFrom[o] <= desk.bar) {
                orders.extreme[o] =
                        orders.buy[o] ? Math.min(orders.extreme[o], low) : Math.max(orders.extreme[o], high);
            }
        }
    }

    private void save(int s) {
        account.save(s);
        orders.save(s);
        desk.saveTried(s);
    }

    private void restore(int s) {
        account.restore(s);
        orders.restore(s);
        desk.restoreTried(s);
    }

    /** Ends what has lived long enough, and notes when the next one has. */
    void expire(int s) {
        for (int o = orders.head[s]; o != OrderSlots.NONE; ) {
            int after = orders.next[o];
            if (orders.lastBar[o] <= desk.bar) {
                desk.resolve(o, Order.Outcome.EXPIRED);
            } else {
                orders.expiry = Math.min(orders.expiry, orders.lastBar[o]);
            }
            o = after;
        }
    }
}
