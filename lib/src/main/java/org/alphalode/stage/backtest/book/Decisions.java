package org.alphalode.stage.backtest.book;

import java.util.Comparator;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules.Caps;
import org.alphalode.stage.backtest.book.FillRules.OrderStyle;
import org.alphalode.stage.backtest.book.Filters.Filter;

/** Makes orders of what was decided at the close of a bar. */
final class Decisions {
    private final Desk desk;
    private final OrderSlots orders;
    private final VolumeProfile profile;
    private final List<TargetWeight> targets;
    private final List<Ticket> tickets;
    private final int[] targetBar;
    private final int[] targetSymbol;
    private final int[] ticketBar;
    private final boolean[] targeted;
    private int nextTarget;
    private int nextTicket;
    private boolean fromTargets;

    Decisions(Desk desk, List<TargetWeight> targets, List<Ticket> tickets) {
        this.desk = desk;
        this.orders = desk.orders;
        this.profile = new VolumeProfile(desk.bars);
        this.targets = targets.stream()
                .sorted(Comparator.comparingLong(TargetWeight::closeMicros).thenComparing(TargetWeight::symbol))
                .toList();
        this.tickets = tickets.stream()
                .sorted(Comparator.comparingLong(Ticket::closeMicros).thenComparing(Ticket::symbol))
                .toList();
        this.targetBar = new int[targets.size()];
        this.targetSymbol = new int[targets.size()];
        this.ticketBar = new int[tickets.size()];
        this.targeted = new boolean[desk.bars.symbols.size()];
        for (int i = 0; i < targetBar.length; i++) {
            TargetWeight target = this.targets.get(i);
            targetBar[i] = bar(target.symbol(), target.closeMicros());
            targetSymbol[i] = desk.bars.symbols.indexOf(target.symbol());
        }
        for (int i = 0; i < ticketBar.length; i++) {
            Ticket ticket = this.tickets.get(i);
            ticketBar[i] = bar(ticket.symbol(), ticket.closeMicros());
        }
    }

    private int bar(String symbol, long closeMicros) {
        int bar = desk.bars.barAt(closeMicros);
        Check.that(
                bar >= 0 && desk.bars.symbols.contains(symbol),
                "decision for %s at %s: no such bar",
                symbol,
                closeMicros);
        return bar;
    }

    /** Skips what was decided before a bar. */
    void begin(int bar) {
        while (nextTarget < targetBar.length && targetBar[nextTarget] < bar) {
            nextTarget++;
        }
        while (nextTicket < ticketBar.length && ticketBar[nextTicket] < bar) {
            nextTicket++;
        }
    }

    /** Makes the orders of the bar under way. */
    void run(boolean stopped) {
        fromTargets = true;
        int from = nextTarget;
        while (nextTarget < targetBar.length && targetBar[nextTarget] == desk.bar) {
            nextTarget++;
        }
        if (from < nextTarget) {
            double scale = scale(from, nextTarget);
            for (int i = from; i < nextTarget; i++) {
                target(targetSymbol[i], targets.get(i).weight(), scale, stopped);
            }
        }
        fromTargets = false;
        for (; nextTicket < ticketBar.length && ticketBar[nextTicket] == desk.bar; nextTicket++) {
            ticket(tickets.get(nextTicket), stopped);
        }
    }

    /** By how much all targets of a close are scaled so that the caps hold, at the marks. */
    private double scale(int from, int to) {
        Caps caps = desk.rules.account().caps();
        double equity = desk.account.equity();
        if (!caps.any() || !(equity > 0)) {
            return 1;
        }
        double gross = 0;
        double net = 0;
        for (int i = from; i < to; i++) {
            double value = value(i, equity);
            gross += Math.abs(value);
            net += value;
            targeted[targetSymbol[i]] = true;
        }
        double otherGross = 0;
        double otherNet = 0;
        for (int s = 0; s < targeted.length; s++) {
            otherGross += targeted[s] ? 0 : Math.abs(desk.account.value(s));
            otherNet += targeted[s] ? 0 : desk.account.value(s);
            targeted[s] = false;
        }
        double scale = 1;
        if (gross + otherGross > caps.gross() * equity) {
            scale = Math.max(0, (caps.gross() * equity - otherGross) / gross);
        }
        double total = otherNet + scale * net;
        double side = Math.signum(total);
        if (Math.abs(total) > caps.net() * equity && net * side > 0) {
            scale = Math.max(0, (caps.net() * equity - otherNet * side) / (net * side));
        }
        return Math.min(1, scale);
    }

    private double value(int i, double equity) {
        double mark = desk.account.mark[targetSymbol[i]];
        double wanted = targets.get(i).weight();
        return Double.isNaN(mark) ? 0 : desk.rules.targetsInUnits() ? wanted * mark : wanted * equity;
    }

    private void target(int s, double weight, double scale, boolean stopped) {
        replace(s);
        double mark = desk.account.mark[s];
        double held = desk.account.quantity[s];
        double asked = desk.rules.targetsInUnits() ? weight : weight * desk.account.equity() / mark;
        double wanted = weight == 0 ? 0 : asked * scale;
        double quantity = Double.isNaN(mark) && weight != 0 ? Double.NaN : wanted - held;
        if (Math.abs(quantity) <= Desk.DUST * Math.max(Math.abs(wanted), Math.abs(held))) {
            return;
        }
        double share = desk.rules.targetsInUnits() ? Double.NaN : weight;
        OrderStyle style = desk.rules.fills().style();
        if (stopped || Double.isNaN(quantity)) {
            refuse(s, quantity, share, stopped ? Order.Outcome.STOPPED : Order.Outcome.UNPRICED);
            return;
        }
        Filter filter = desk.filter(s);
        quantity = wanted == 0 ? quantity : filter.lots(quantity);
        if (quantity == 0) {
            return;
        }
        if (wanted != 0 && Math.abs(quantity) * mark < filter.minNotional() * (1 - Desk.DUST)) {
            refuse(s, quantity, share, Order.Outcome.REJECTED);
            return;
        }
        double side = Math.signum(quantity);
        double stop = mark * (1 + side * CostParams.bps(style.stopBps()));
        double base = style.kind() == Kind.STOP_LIMIT ? stop : mark;
        OrderTerms terms = terms(style, base * (1 - side * CostParams.bps(style.limitBps())), stop);
        slice(s, quantity, terms, style.exits(), style.slicing(), share);
    }

    private static OrderTerms terms(OrderStyle style, double limit, double stop) {
        Kind kind = style.kind();
        boolean limited = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
        boolean stopped = kind == Kind.STOP || kind == Kind.STOP_LIMIT;
        return new OrderTerms(
                kind,
                limited ? limit : Double.NaN,
                stopped ? stop : Double.NaN,
                kind == Kind.TRAILING ? CostParams.bps(style.trailBps()) : Double.NaN,
                style.life(),
                false,
                OrderTerms.NO_PARENT);
    }

    private void ticket(Ticket ticket, boolean stopped) {
        int s = desk.bars.symbols.indexOf(ticket.symbol());
        double mark = desk.account.mark[s];
        double quantity = desk.filter(s).lots(ticket.quantity());
        boolean priced = !Double.isNaN(mark);
        if (stopped || !priced) {
            refuse(s, ticket.quantity(), Double.NaN, stopped ? Order.Outcome.STOPPED : Order.Outcome.UNPRICED);
            return;
        }
        boolean small = Math.abs(quantity) * mark < desk.filter(s).minNotional() * (1 - Desk.DUST);
        if (quantity == 0 || (small && !ticket.terms().reduceOnly()) || beyondCaps(s, quantity, mark)) {
            refuse(s, ticket.quantity(), Double.NaN, Order.Outcome.REJECTED);
            return;
        }
        slice(s, quantity, ticket.terms(), ticket.exits(), ticket.slicing(), Double.NaN);
    }

    /** Whether an order that enlarges a position would lead beyond a cap, at the marks. */
    private boolean beyondCaps(int s, double quantity, double mark) {
        Caps caps = desk.rules.account().caps();
        double held = desk.account.quantity[s];
        double after = held + quantity;
        if (!caps.any() || Math.abs(after) <= Math.abs(held)) {
            return false;
        }
        double equity = desk.account.equity();
        double gross = desk.account.gross() + (Math.abs(after) - Math.abs(held)) * mark;
        double net = equity - desk.account.cash + quantity * mark;
        double most = equity * (1 + Desk.DUST);
        return gross > caps.gross() * most || Math.abs(net) > caps.net() * most;
    }

    /** Cuts an order into the children of its rule. */
    private void slice(
            int s, double quantity, OrderTerms terms, Ticket.Exits exits, Ticket.Slicing slicing, double weight) {
        Filter filter = desk.filter(s);
        switch (slicing.algo()) {
            case NONE -> told(add(s, quantity, terms, exits, weight));
            case ICEBERG -> {
                int o = add(s, quantity, terms, exits, weight);
                double visible = filter.lots(slicing.visibleShare() * Math.abs(quantity));
                orders.visible[o] = visible == 0 ? Math.max(filter.lot(), Double.MIN_NORMAL) : visible;
                told(o);
            }
            case TWAP -> children(s, quantity, terms, exits, weight, new double[slicing.bars()]);
            case VWAP -> children(
                    s, quantity, terms, exits, weight, profile.of(s, desk.bar, slicing.bars(), latency()));
        }
    }

    private int latency() {
        return desk.rules.fills().latencyBars();
    }

    /** One child a bar, in proportion to the parts; equal ones where the parts are all zero. */
    private void children(int s, double quantity, OrderTerms terms, Ticket.Exits exits, double weight, double[] parts) {
        double all = 0;
        for (double part : parts) {
            all += part;
        }
        double sum = 0;
        double given = 0;
        int parent = (int) terms.parent();
        for (int k = 0; k < parts.length; k++) {
            sum += parts[k];
            double share = all == 0 ? (k + 1.0) / parts.length : sum / all;
            double until = k + 1 == parts.length ? quantity : desk.filter(s).lots(quantity * share);
            if (Math.abs(until - given) > Desk.DUST * Math.abs(quantity)) {
                int o = add(s, until - given, terms, exits, weight);
                orders.parent[o] = parent;
                orders.liveFrom[o] += k;
                orders.lastBar[o] += orders.lastBar[o] == OrderSlots.FOREVER ? 0 : k;
                parent = parent == OrderSlots.NONE ? orders.id[o] : parent;
                told(o);
                given = until;
            }
        }
    }

    private int add(int s, double quantity, OrderTerms terms, Ticket.Exits exits, double weight) {
        int o = orders.add(s, quantity, terms.kind());
        boolean buy = quantity > 0;
        orders.decisionBar[o] = desk.bar;
        orders.liveFrom[o] = desk.bar + 1 + latency();
        orders.force[o] = terms.life().force();
        if (terms.life().force() == TimeInForce.GTD) {
            orders.lastBar[o] = orders.liveFrom[o] + terms.life().bars() - 1;
            orders.expiry = Math.min(orders.expiry, orders.lastBar[o]);
        }
        orders.parent[o] = (int) terms.parent();
        orders.exits[o] = exits;
        orders.weight[o] = weight;
        orders.fromTarget[o] = fromTargets;
        orders.reduceOnly[o] = terms.reduceOnly();
        orders.limit[o] = Double.isNaN(terms.limit()) ? Double.NaN : desk.limitPrice(s, buy, terms.limit());
        orders.stop[o] = Double.isNaN(terms.stop()) ? Double.NaN : desk.stopPrice(s, buy, terms.stop());
        orders.trail[o] = terms.trail();
        orders.extreme[o] = terms.kind() == Kind.TRAILING ? desk.account.mark[s] : Double.NaN;
        return o;
    }

    private void told(int o) {
        desk.events().ordered(orders, o);
    }

    /** An order that never lives. */
    private void refuse(int s, double quantity, double weight, Order.Outcome outcome) {
        int o = add(s, quantity, OrderTerms.MARKET, Ticket.Exits.NONE, weight);
        told(o);
        desk.resolve(o, outcome);
    }

    private void replace(int s) {
        for (int o = orders.head[s]; o != OrderSlots.NONE; ) {
            int after = orders.next[o];
            if (orders.fromTarget[o]) {
                desk.resolve(o, Order.Outcome.REPLACED);
            }
            o = after;
        }
    }
}
