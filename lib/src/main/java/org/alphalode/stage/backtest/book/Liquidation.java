package org.alphalode.stage.backtest.book;

import java.util.List;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.stage.backtest.book.AccountRules.Margin;
import org.alphalode.stage.backtest.book.AccountRules.MarginMode;
import org.alphalode.stage.backtest.book.AccountRules.Tier;

/**
 * Margin calls. All prices are taken to go in step and straight from the open to the worst of the bar, no further than a stop that
 * closes the position; where margin less maintenance reaches zero on that way, the venue closes first a part, and the rest where that
 * does not last to the worst. What is missing then the insurance bears.
 */
final class Liquidation {
    private final Desk desk;
    private final Account account;
    private final Margin margin;
    private final double[] from;
    private final double[] worst;
    private final double[] price;

    Liquidation(Desk desk) {
        this.desk = desk;
        this.account = desk.account;
        this.margin = desk.rules.account().margin();
        int symbols = account.quantity.length;
        this.from = new double[symbols];
        this.worst = new double[symbols];
        this.price = new double[symbols];
    }

    boolean none() {
        return margin.mode() == MarginMode.NONE;
    }

    /** On the way through the bar. */
    void inside() {
        for (int s = 0; s < from.length; s++) {
            if (account.quantity[s] != 0) {
                prices(s);
            }
        }
        check();
    }

    /** At the marks of the close. */
    void atClose() {
        for (int s = 0; s < from.length; s++) {
            from[s] = account.mark[s];
            worst[s] = account.mark[s];
        }
        check();
    }

    private void prices(int s) {
        int t = desk.bar;
        double mark = account.mark[s];
        double open = desk.bars.open[s][t];
        boolean there = desk.bars.trusted[s][t] && open > 0;
        from[s] = !there || (desk.bars.ownMark && mark > 0) ? mark : open;
        boolean isLong = account.quantity[s] > 0;
        double end = isLong ? desk.bars.markLow[s][t] : desk.bars.markHigh[s][t];
        if (!there || !(end > 0)) {
            worst[s] = from[s];
            return;
        }
        if (desk.tradable(s)) {
            for (int o = desk.orders.head[s]; o != OrderSlots.NONE; o = desk.orders.next[o]) {
                if (desk.orders.closeAll[o] && desk.orders.kind[o] != Kind.LIMIT && !desk.orders.triggered[o]) {
                    double level = PathWalk.stopLevel(desk.orders, o);
                    end = isLong ? Math.max(end, level) : Math.min(end, level);
                }
            }
        }
        worst[s] = isLong ? Math.min(end, from[s]) : Math.max(end, from[s]);
    }

    private void check() {
        if (margin.mode() == MarginMode.CROSS) {
            cross();
            return;
        }
        for (int s = 0; s < from.length; s++) {
            if (account.quantity[s] != 0) {
                isolated(s);
            }
        }
    }

    private void cross() {
        if (crossRoom(worst) >= 0) {
            return;
        }
        step(crossRoom(from), crossRoom(worst));
        boolean all = margin.partialShare() == 1;
        closePart(all ? 1 : margin.partialShare());
        double left = crossRoom(worst);
        if (!all && left < 0) {
            System.arraycopy(price, 0, from, 0, from.length);
            step(crossRoom(from), left);
            closePart(1);
        }
        if (account.cash < 0 && account.gross() == 0) {
            account.insureDebt();
        }
    }

    /** Prices where the room, going straight from one value to another below zero, is zero; the first ones where it is gone already. */
    private void step(double first, double last) {
        double part = first <= 0 ? 0 : first / (first - last);
        for (int s = 0; s < price.length; s++) {
            price[s] = account.quantity[s] == 0 ? Double.NaN : from[s] + part * (worst[s] - from[s]);
        }
    }

    private void closePart(double share) {
        for (int s = 0; s < price.length; s++) {
            if (account.quantity[s] != 0) {
                close(s, share);
            }
            if (share == 1) {
                desk.cancelAll(s, Order.Outcome.LIQUIDATED);
            }
        }
    }

    private void close(int s, double share) {
        double held = account.quantity[s];
        double part = share == 1 ? held : desk.filter(s).lots(share * held);
        if (part == 0) {
            part = held;
        }
        cancelEntries(s);
        desk.frictions.liquidation(Math.abs(part) * price[s]);
        long micros = desk.bars.closeMicros(desk.bar) - 1;
        desk.trade(s, -part, price[s], micros);
        desk.book(Fill.Reason.LIQUIDATED);
        if (account.quantity[s] == 0) {
            desk.cancelAll(s, Order.Outcome.LIQUIDATED);
        }
    }

    /** The venue cancels what could enlarge the position. */
    private void cancelEntries(int s) {
        for (int o = desk.orders.head[s]; o != OrderSlots.NONE; ) {
            int after = desk.orders.next[o];
            if (!desk.orders.closeAll[o]) {
                desk.resolve(o, Order.Outcome.LIQUIDATED);
            }
            o = after;
        }
    }

    private void isolated(int s) {
        if (room(s, worst[s]) >= 0) {
            return;
        }
        double last = room(s, worst[s]);
        stepOf(s, room(s, from[s]), last);
        boolean all = margin.partialShare() == 1;
        closeIsolated(s, all ? 1 : margin.partialShare());
        if (!all && account.quantity[s] != 0 && room(s, worst[s]) < 0) {
            from[s] = price[s];
            stepOf(s, room(s, from[s]), room(s, worst[s]));
            closeIsolated(s, 1);
        }
    }

    private void stepOf(int s, double first, double last) {
        double part = first <= 0 ? 0 : first / (first - last);
        price[s] = from[s] + part * (worst[s] - from[s]);
    }

    /** Closes a share; a loss beyond the money of that share is the insurance's. */
    private void closeIsolated(int s, double share) {
        double held = account.quantity[s];
        double aside = account.aside[s];
        double cost = account.averageCost[s];
        close(s, share);
        double closed = held - account.quantity[s];
        double left = aside * (closed / held) + closed * (price[s] - cost) - desk.frictions.fee;
        if (left < 0) {
            account.insure(s, -left);
        }
        if (account.quantity[s] == 0) {
            account.aside[s] = 0;
        }
    }

    /** Money less maintenance with all positions at given prices. */
    private double crossRoom(double[] at) {
        double room = account.cash;
        for (int s = 0; s < at.length; s++) {
            if (account.quantity[s] != 0) {
                room += account.quantity[s] * at[s] - maintenance(Math.abs(account.quantity[s]) * at[s]);
            }
        }
        return room;
    }

    /** The same of one isolated position. */
    private double room(int s, double at) {
        double held = account.quantity[s];
        return account.aside[s] + held * (at - account.averageCost[s]) - maintenance(Math.abs(held) * at);
    }

    /** Each part of the value at the rate of its tier. */
    private double maintenance(double value) {
        List<Tier> tiers = margin.tiers();
        double sum = 0;
        for (int i = 0; i < tiers.size() && value > tiers.get(i).fromValue(); i++) {
            double end = i + 1 < tiers.size() ? Math.min(value, tiers.get(i + 1).fromValue()) : value;
            sum += tiers.get(i).rate() * (end - tiers.get(i).fromValue());
        }
        return sum;
    }
}
