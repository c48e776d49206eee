package org.alphalode.stage.backtest.book;

import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;

/**
 * What happens at the open of a bar: market orders fill, stops that the open lies beyond fill at the open, a fresh limit that is
 * marketable takes the open, one that waited fills at its own price. Orders against the position go first in every symbol, so that
 * what they free can be used by the rest.
 */
final class OpenPhase {
    private final Desk desk;
    private final OrderSlots orders;
    private final int[] acting;

    OpenPhase(Desk desk) {
        this.desk = desk;
        this.orders = desk.orders;
        this.acting = new int[desk.bars.symbols.size()];
    }

    /** Goes through the first {@code count} of some symbols, which ascend; nothing happens to the others. */
    void run(int[] symbols, int count) {
        int acts = 0;
        for (int i = 0; i < count; i++) {
            int s = symbols[i];
            if (orders.head[s] != OrderSlots.NONE && !passive(s)) {
                acting[acts++] = s;
            }
        }
        for (int i = 0; i < acts; i++) {
            pass(acting[i], true);
        }
        for (int i = 0; i < acts; i++) {
            pass(acting[i], false);
        }
    }

    /** Whether no order of a symbol can do anything at the open; then it has seen them all. */
    private boolean passive(int s) {
        double price = desk.bars.open[s][desk.bar];
        boolean tradable = desk.tradable(s);
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            if (orders.liveFrom[o] <= desk.bar && (fresh(o) || (tradable && reached(o, price)))) {
                return false;
            }
        }
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            if (orders.liveFrom[o] <= desk.bar) {
                orders.seenBar[o] = desk.bar;
                orders.shown[o] = 0;
                if (tradable && orders.kind[o] == Kind.TRAILING) {
                    orders.extreme[o] =
                            orders.buy[o] ? Math.min(orders.extreme[o], price) : Math.max(orders.extreme[o], price);
                }
            }
        }
        return true;
    }

    private boolean fresh(int o) {
        return orders.seenBar[o] == OrderSlots.NONE;
    }

    private boolean reached(int o, double price) {
        if (orders.waitsForStop(o)) {
            double level = orders.stopLevel(o);
            return orders.buy[o] ? price >= level : price <= level;
        }
        boolean limited = orders.kind[o] == Kind.LIMIT || orders.kind[o] == Kind.STOP_LIMIT;
        return !limited || (orders.buy[o] ? price <= orders.limit[o] : price >= orders.limit[o]);
    }

    private void pass(int s, boolean reducing) {
        boolean tradable = desk.tradable(s);
        // a fill may cancel orders and make new ones: the chain is looked through anew after each
        int lastId = OrderSlots.NONE;
        for (int o = due(s, lastId, reducing); o != OrderSlots.NONE; o = due(s, lastId, reducing)) {
            lastId = orders.id[o];
            boolean fresh = fresh(o);
            orders.seenBar[o] = desk.bar;
            orders.shown[o] = 0;
            boolean live = !tradable || open(o, s, fresh);
            boolean atOnce = orders.force[o] == TimeInForce.IOC || orders.force[o] == TimeInForce.FOK;
            if (live && atOnce) {
                desk.resolve(o, Order.Outcome.EXPIRED);
            }
        }
    }

    /** The next order of a symbol whose turn it is. */
    private int due(int s, int lastId, boolean reducing) {
        double held = desk.account.quantity[s];
        for (int o = orders.head[s]; o != OrderSlots.NONE; o = orders.next[o]) {
            boolean due = orders.liveFrom[o] <= desk.bar && orders.seenBar[o] != desk.bar;
            boolean now = !reducing || (held != 0 && orders.buy[o] != (held > 0));
            if (orders.id[o] > lastId && due && now) {
                return o;
            }
        }
        return OrderSlots.NONE;
    }

    /** Whether the order is still live. */
    private boolean open(int o, int s, boolean fresh) {
        double price = desk.bars.open[s][desk.bar];
        Kind kind = orders.kind[o];
        boolean buy = orders.buy[o];
        if (kind == Kind.TRAILING && !orders.triggered[o]) {
            double level = orders.stopLevel(o);
            orders.triggered[o] = buy ? price >= level : price <= level;
            orders.extreme[o] = buy ? Math.min(orders.extreme[o], price) : Math.max(orders.extreme[o], price);
        }
        boolean late = fresh;
        if ((kind == Kind.STOP || kind == Kind.STOP_LIMIT) && !orders.triggered[o]) {
            orders.triggered[o] = buy ? price >= orders.stop[o] : price <= orders.stop[o];
            late = true;
        }
        if (orders.waitsForStop(o)) {
            return true;
        }
        long micros = desk.bars.openMicros(desk.bar);
        if (kind != Kind.LIMIT && kind != Kind.STOP_LIMIT) {
            return desk.fill(o, price, false, micros);
        }
        double limit = orders.limit[o];
        if (late) {
            return !(buy ? price <= limit : price >= limit) || desk.fill(o, price, false, micros);
        }
        boolean through = buy ? price < limit : price > limit;
        boolean touched = !desk.rules.fills().tradeThrough() && price == limit;
        return !(through || touched) || desk.fill(o, limit, true, micros);
    }
}
