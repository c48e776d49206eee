package org.alphalode.stage.backtest.book;

import java.util.Arrays;
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
    /** What rounding can not use up, as a part of the room and of the money. */
    private static final double SLACK = 1e-3;

    private final Desk desk;
    private final Account account;
    private final Margin margin;
    private final double[] from;
    private final double[] worst;
    private final double[] price;
    private long checkedTrades;
    /** Whether a stop kept a price of the way from the worst of its bar. */
    private boolean shielded;

    private final double highestRate;
    /** While no money moves and each price is above this and below {@link #safeBelow}, margin is enough. */
    private final double[] safeAbove;

    private final double[] safeBelow;
    /** Moves of money for which that holds. */
    private long safeMoves = -1;

    private boolean bounded;

    private final double[] rate;
    /** Where the tiers begin, and infinity. */
    private final double[] tierFrom;

    Liquidation(Desk desk) {
        this.desk = desk;
        this.account = desk.account;
        this.margin = desk.rules.account().margin();
        int symbols = account.quantity.length;
        this.from = new double[symbols];
        this.worst = new double[symbols];
        this.price = new double[symbols];
        this.safeAbove = new double[symbols];
        this.safeBelow = new double[symbols];
        List<Tier> tiers = margin.tiers();
        this.rate = tiers.stream().mapToDouble(Tier::rate).toArray();
        this.tierFrom =
                Arrays.copyOf(tiers.stream().mapToDouble(Tier::fromValue).toArray(), rate.length + 1);
        this.highestRate = Arrays.stream(rate).max().orElse(0);
        tierFrom[rate.length] = Double.POSITIVE_INFINITY;
    }

    boolean none() {
        return margin.mode() == MarginMode.NONE;
    }

    /** On the way through the bar that begins at {@code at} of a tape. */
    void inside(Tape tape, int at) {
        shielded = false;
        if (!safe(tape, at)) {
            for (int s = 0; s < from.length; s++) {
                if (account.quantity[s] != 0) {
                    prices(s);
                }
            }
            check();
            // the next bar draws its bounds from the marks that this one leaves
            safeMoves = -1;
        }
        checkedTrades = account.trades;
    }

    /** Whether no price of a bar comes near a margin call. A symbol without a bar stays at its mark, which lies between its bounds. */
    private boolean safe(Tape tape, int at) {
        if (desk.bars.ownMark) {
            return false;
        }
        if (account.moves != safeMoves) {
            drawBounds();
            safeMoves = account.moves;
        }
        boolean safe = bounded;
        for (int s = 0; s < safeAbove.length; s++) {
            safe &= !(tape.low[at + s] <= safeAbove[s]);
            safe &= !(tape.high[at + s] >= safeBelow[s]);
        }
        return safe;
    }

    /**
     * What adverse move of all marks by the same part {@code d} leaves room: a position loses {@code d} of its value, and maintenance grows by
     * no more than the highest rate of that.
     */
    private void drawBounds() {
        boolean cross = margin.mode() == MarginMode.CROSS;
        double all = cross ? part(crossRoom(account.mark), account.gross()) : 0;
        bounded = all >= 0;
        for (int s = 0; s < safeAbove.length; s++) {
            double held = account.quantity[s];
            double mark = account.mark[s];
            double part = cross || held == 0 ? all : part(room(s, mark), Math.abs(held) * mark);
            safeAbove[s] = held > 0 ? mark * (1 - part) : Double.NEGATIVE_INFINITY;
            safeBelow[s] = held < 0 ? mark * (1 + part) : Double.POSITIVE_INFINITY;
        }
    }

    /** Somewhat less than what would use the room up; below zero, so that no price is safe, where there is hardly any. */
    private double part(double room, double value) {
        return room > SLACK * (value + Math.abs(account.cash)) ? (1 - SLACK) * room / (value * (1 + highestRate)) : -1;
    }

    /** At the marks of the close. */
    void atClose() {
        // without a trade since, and without a stop that was relied on, no mark is worse than what was checked on the
        // way
        if (account.trades == checkedTrades && !shielded && !desk.bars.ownMark) {
            return;
        }
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
                    double level = desk.orders.stopLevel(o);
                    shielded |= isLong ? level > end : level < end;
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
        double sum = 0;
        for (int i = 0; i < rate.length && value > tierFrom[i]; i++) {
            sum += rate[i] * (Math.min(value, tierFrom[i + 1]) - tierFrom[i]);
        }
        return sum;
    }
}
