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

    OpenPhase(Desk desk) {
        this.desk = desk;
        this.orders = desk.orders;
    }

    void run() {
        for (int s = 0; s < orders.head.length; s++) {
            if (orders.head[s] != OrderSlots.NONE) {
                pass(s, true);
            }
        }
        for (int s = 0; s < orders.head.length; s++) {
            if (orders.head[s] != OrderSlots.NONE) {
                pass(s, false);
            }
        }
    }

    private void pass(int s, boolean reducing) {
        boolean tradable = desk.tradable(s);
        int o = orders.head[s];
        while (o != OrderSlots.NONE) {
            int after = orders.next[o];
            int afterId = after == OrderSlots.NONE ? OrderSlots.NONE : orders.id[after];
            double held = desk.account.quantity[s];
            boolean due = orders.liveFrom[o] <= desk.bar && orders.seenBar[o] != desk.bar;
            boolean now = !reducing || (held != 0 && orders.buy[o] != (held > 0));
            if (due && now) {
                boolean fresh = orders.seenBar[o] == OrderSlots.NONE;
                orders.seenBar[o] = desk.bar;
                orders.shown[o] = 0;
                boolean live = !tradable || open(o, s, fresh);
                boolean atOnce = orders.force[o] == TimeInForce.IOC || orders.force[o] == TimeInForce.FOK;
                if (live && atOnce) {
                    desk.resolve(o, Order.Outcome.EXPIRED);
                }
            }
            // a fill may have cancelled the next one, or put exits into its slot
            o = after != OrderSlots.NONE && orders.holds(s, after, afterId) ? after : OrderSlots.NONE;
        }
    }

    /** Whether the order is still live. */
    private boolean open(int o, int s, boolean fresh) {
        double price = desk.bars.open[s][desk.bar];
        Kind kind = orders.kind[o];
        boolean buy = orders.buy[o];
        if (kind == Kind.TRAILING && !orders.triggered[o]) {
            double level = PathWalk.stopLevel(orders, o);
            orders.triggered[o] = buy ? price >= level : price <= level;
            orders.extreme[o] = buy ? Math.min(orders.extreme[o], price) : Math.max(orders.extreme[o], price);
        }
        boolean late = fresh;
        if ((kind == Kind.STOP || kind == Kind.STOP_LIMIT) && !orders.triggered[o]) {
            orders.triggered[o] = buy ? price >= orders.stop[o] : price <= orders.stop[o];
            late = true;
        }
        if (PathWalk.waitsForStop(orders, o)) {
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
