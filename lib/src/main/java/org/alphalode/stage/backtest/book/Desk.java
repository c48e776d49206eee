package org.alphalode.stage.backtest.book;

import java.util.Arrays;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules.MarginMode;
import org.alphalode.stage.backtest.book.AccountRules.Market;
import org.alphalode.stage.backtest.book.Filters.Filter;

/** Trades: what an order may fill, what that does to the account and to the exits of its position. */
final class Desk {
    /** What is smaller, as a part of what it is compared with, is a rounding error. */
    static final double DUST = 1e-9;

    private static final BookEvents DEAF = new BookEvents() {};

    final BookRules rules;
    final BarArrays bars;
    final Account account;
    final OrderSlots orders;
    final Frictions frictions;
    final FundingSchedule[] funding;
    int bar;

    private final Filter[] filters;
    private final double[] capacity;
    private final int[] capacityBar;
    private final BookEvents.Trade trade = new BookEvents.Trade();
    private final BookEvents listener;
    private BookEvents events;
    private double savedCapacity;
    private double savedToday;
    private long savedSince;

    Desk(BookRules rules, BarArrays bars, FundingSchedule[] funding, BookEvents listener) {
        int symbols = bars.symbols.size();
        this.rules = rules;
        this.bars = bars;
        this.account = new Account(rules.startingCash(), symbols);
        this.orders = new OrderSlots(symbols);
        this.frictions = new Frictions(rules, bars);
        this.funding = funding;
        this.filters = bars.symbols.stream().map(rules.filters()::of).toArray(Filter[]::new);
        this.capacity = new double[symbols];
        this.capacityBar = new int[symbols];
        this.listener = listener;
        this.events = listener;
        Arrays.fill(capacityBar, -1);
    }

    BookEvents events() {
        return events;
    }

    /** While something is only tried nobody is told. */
    void deafen(boolean deaf) {
        events = deaf ? DEAF : listener;
    }

    Filter filter(int symbol) {
        return filters[symbol];
    }

    /** Whether anything of a symbol can fill in the bar under way. */
    boolean tradable(int s) {
        return bars.trusted[s][bar] && bars.open[s][bar] > 0 && bars.volume[s][bar] > 0 && frictions.known(s, bar);
    }

    /** What the participation limit leaves of the bar's volume. */
    double capacity(int s) {
        if (capacityBar[s] != bar) {
            capacityBar[s] = bar;
            double most = rules.fills().maxParticipation();
            capacity[s] = most == 0 ? Double.POSITIVE_INFINITY : most * bars.volume[s][bar];
        }
        return capacity[s];
    }

    /** Keeps what trying out fills of a symbol changes beside the account and the orders. */
    void saveTried(int s) {
        savedCapacity = capacity(s);
        savedToday = frictions.today;
        savedSince = funding[s].heldSince;
    }

    /** As it was when it was saved. */
    void restoreTried(int s) {
        capacity[s] = savedCapacity;
        frictions.today = savedToday;
        funding[s].heldSince = savedSince;
    }

    /** What a full lot is left for. */
    boolean exhausted(int o) {
        double most = Math.min(capacity(orders.symbol[o]), orders.visible[o] - orders.shown[o]);
        return most <= 0 || filters[orders.symbol[o]].lots(most) <= 0;
    }

    /** Ends an order. */
    void resolve(int o, Order.Outcome outcome) {
        events.resolved(orders, o, outcome);
        orders.remove(o);
    }

    /**
     * Fills what can be filled of an order at a price.
     *
     * @return whether the order is still live
     */
    boolean fill(int o, double price, boolean maker, long micros) {
        int s = orders.symbol[o];
        double held = account.quantity[s];
        double wanted = orders.closeAll[o] ? -held : orders.remaining[o];
        if (orders.reduceOnly[o]) {
            if (held == 0 || sameSide(held, wanted)) {
                resolve(o, Order.Outcome.CANCELLED);
                return false;
            }
            wanted = Math.abs(wanted) > Math.abs(held) ? -held : wanted;
        }
        double quantity =
                affordable(s, cut(s, wanted, Math.min(capacity(s), orders.visible[o] - orders.shown[o])), price, maker);
        if (orders.closeAll[o]) {
            // the position may be another than when the exit was set
            orders.original[o] += wanted - orders.remaining[o];
            orders.remaining[o] = wanted;
        }
        boolean tiny = Math.abs(quantity) <= DUST * Math.abs(orders.original[o]);
        boolean part = orders.force[o] == TimeInForce.FOK && Math.abs(quantity) < Math.abs(wanted) * (1 - DUST);
        if (quantity == 0 || tiny || part) {
            return true;
        }
        quantity = Math.abs(quantity + held) <= DUST * Math.abs(held) ? -held : quantity;
        double value = Math.abs(quantity) * price;
        if (maker) {
            frictions.maker(value);
        } else {
            frictions.taker(value, quantity, s, bar);
        }
        capacity[s] -= Math.abs(quantity);
        orders.shown[o] += Math.abs(quantity);
        int ofId = orders.id[o];
        Ticket.Exits exits = orders.exits[o];
        trade(s, quantity, price, micros).orderId = ofId;
        trade.maker = maker;
        book(Fill.Reason.ORDER);
        orders.remaining[o] -= quantity;
        boolean done = orders.closeAll[o]
                ? account.quantity[s] == 0
                : Math.abs(orders.remaining[o]) <= DUST * Math.abs(orders.original[o]);
        if (done) {
            orders.remaining[o] = 0;
            resolve(o, Order.Outcome.FILLED);
        }
        exits(s, held, ofId, exits, price);
        return !done && orders.holds(s, o, ofId);
    }

    /** Cuts a signed quantity to a size, in lots where it is cut. */
    private double cut(int s, double quantity, double most) {
        return Math.abs(quantity) <= most ? quantity : filters[s].lots(Math.copySign(Math.max(0, most), quantity));
    }

    /** Cuts a signed quantity to what money and margin allow. */
    private double affordable(int s, double quantity, double price, boolean maker) {
        AccountRules rule = rules.account();
        double held = account.quantity[s];
        double after = held + quantity;
        if (rule.market() == Market.SPOT) {
            if (Double.isNaN(rule.rates().borrow()) && after < 0) {
                return held > 0 ? -held : 0;
            }
            if (!Double.isNaN(rule.rates().loan()) || quantity <= 0) {
                return quantity;
            }
            double value = quantity * price;
            if (maker) {
                frictions.maker(value);
            } else {
                frictions.taker(value, quantity, s, bar);
            }
            double most = account.cash * quantity / (value + frictions.total());
            return quantity > most * (1 + DUST) ? filters[s].lots(Math.max(0, most)) : quantity;
        }
        boolean smaller = Math.abs(after) <= Math.abs(held) && (after == 0 || sameSide(after, held));
        if (rule.margin().mode() == MarginMode.NONE || smaller) {
            return quantity;
        }
        double own = held == 0 ? 0 : held * (price - account.mark[s]);
        double others = account.gross() - Math.abs(account.value(s));
        double room = rule.margin().leverage() * (account.equity() + own) - others;
        double most = Math.max(0, room / price);
        if (Math.abs(after) <= most * (1 + DUST)) {
            return quantity;
        }
        double least = held == 0 || sameSide(held, after) ? Math.abs(held) : 0;
        return filters[s].lots(Math.copySign(Math.max(least, most), after) - held);
    }

    /** A trade of the book's own; the caller says why, and which order it fills. */
    BookEvents.Trade trade(int s, double quantity, double price, long micros) {
        trade.orderId = OrderSlots.NONE;
        trade.symbol = s;
        trade.quantity = quantity;
        trade.price = price;
        trade.micros = micros;
        trade.maker = false;
        return trade;
    }

    /** Books the trade at hand, whose costs the frictions hold, and tells of it. */
    void book(Fill.Reason reason) {
        int s = trade.symbol;
        double held = account.quantity[s];
        account.trade(s, trade.quantity, trade.price, frictions);
        frictions.traded(Math.abs(trade.quantity) * trade.price);
        putAside(s, held, trade.quantity, trade.price);
        if (held == 0) {
            funding[s].opened(trade.micros);
        }
        trade.reason = reason;
        trade.fee = frictions.fee;
        trade.spread = frictions.spread;
        trade.slippage = frictions.slippage;
        trade.impact = frictions.impact;
        events.filled(trade);
    }

    /** Moves the money behind an isolated position: what opens brings its share, what closes takes its own. */
    private void putAside(int s, double held, double quantity, double price) {
        if (rules.account().margin().mode() != MarginMode.ISOLATED) {
            return;
        }
        double after = account.quantity[s];
        double leverage = rules.account().margin().leverage();
        if (held == 0 || sameSide(held, quantity)) {
            account.aside[s] += Math.abs(quantity) * price / leverage;
        } else if (after == 0 || !sameSide(after, held)) {
            account.aside[s] = Math.abs(after) * price / leverage;
        } else {
            account.aside[s] *= after / held;
        }
    }

    /** Takes away the exits of a position that is gone, and sets those of one that a fill opened or enlarged. */
    private void exits(int s, double held, int entryId, Ticket.Exits exits, double price) {
        double now = account.quantity[s];
        boolean turned = now != 0 && held != 0 && !sameSide(now, held);
        boolean larger = now != 0 && (turned || Math.abs(now) > Math.abs(held));
        if (now == 0 || turned || (larger && exits.any())) {
            cancelExits(s);
        }
        if (!larger || !exits.any()) {
            return;
        }
        double cost = account.averageCost[s];
        double side = Math.signum(now);
        if (exits.stopBps() > 0) {
            int o = exit(s, Kind.STOP, entryId);
            orders.stop[o] = stopPrice(s, now < 0, cost * (1 - side * CostParams.bps(exits.stopBps())));
        }
        if (exits.targetBps() > 0) {
            int o = exit(s, Kind.LIMIT, entryId);
            orders.limit[o] = limitPrice(s, now < 0, cost * (1 + side * CostParams.bps(exits.targetBps())));
        }
        if (exits.trailBps() > 0) {
            int o = exit(s, Kind.TRAILING, entryId);
            orders.trail[o] = CostParams.bps(exits.trailBps());
            orders.extreme[o] = price;
        }
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            if (orders.closeAll[o]) {
                events.ordered(orders, o);
            }
        }
    }

    private int exit(int s, Kind kind, int entryId) {
        int o = orders.add(s, -account.quantity[s], kind);
        orders.closeAll[o] = true;
        orders.reduceOnly[o] = true;
        orders.parent[o] = entryId;
        orders.decisionBar[o] = bar;
        orders.liveFrom[o] = bar;
        orders.seenBar[o] = bar;
        return o;
    }

    private void cancelExits(int s) {
        for (int o = orders.head[s]; o != OrderSlots.NONE; ) {
            int after = orders.next[o];
            if (orders.closeAll[o]) {
                resolve(o, Order.Outcome.CANCELLED);
            }
            o = after;
        }
    }

    /** A limit on a tick, no worse than asked for. */
    double limitPrice(int s, boolean buy, double price) {
        return Math.max(filters[s].tick(), buy ? filters[s].tickDown(price) : filters[s].tickUp(price));
    }

    /** A stop on a tick, no earlier than asked for. */
    double stopPrice(int s, boolean buy, double price) {
        return Math.max(filters[s].tick(), buy ? filters[s].tickUp(price) : filters[s].tickDown(price));
    }

    private static boolean sameSide(double a, double b) {
        return (a > 0) == (b > 0);
    }

    /** Closes a position at its mark, with costs. */
    void closeAtMark(int s, Fill.Reason reason) {
        double quantity = -account.quantity[s];
        if (quantity != 0) {
            frictions.atMark(Math.abs(quantity) * account.mark[s]);
            trade(s, quantity, account.mark[s], bars.closeMicros(bar));
            book(reason);
        }
    }

    /** Ends every order of a symbol. */
    void cancelAll(int s, Order.Outcome outcome) {
        for (int o = orders.head[s]; o != OrderSlots.NONE; ) {
            int after = orders.next[o];
            resolve(o, outcome);
            o = after;
        }
    }
}
