package org.alphalode.stage.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Order.Outcome;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.FillRules;
import org.jspecify.annotations.NullUnmarked;

/**
 * The book again, from docs/stages/backtest.md, independent and slow: exact decimals, everything looked up anew at each bar, and a path
 * inside a bar is tried on a copy of the whole world. It stands in four files, one on top of the other.
 */
@NullUnmarked // null is none: the slow book reads like its rules
final class SlowBook extends SlowMargin {
    SlowBook(BookRules rules, BacktestInput input) {
        super(rules, input);
    }

    void run() {
        for (bar = 0; bar < input.bars().barCount(); bar++) {
            symbols.forEach(s -> held(s).used = ZERO);
            world.orders.forEach(o -> o.shownNow = ZERO);
            if (bar > 0) {
                interest();
            }
            open(true);
            open(false);
            funding();
            margin(true);
            for (String s : symbols) {
                inside(s);
                close(s);
            }
            margin(false);
            if (!stopped && total().signum() <= 0) {
                stopped = true;
                for (String s : symbols) {
                    cancel(s, o -> true, Outcome.STOPPED);
                    closeAtMark(s);
                }
            }
            symbols.forEach(s -> cancel(s, o -> o.last <= bar, Outcome.EXPIRED));
            equity.add(total());
            decide();
        }
    }

    void decide() {
        tradedByDay.put(day(), world.today);
        if (bar + 1 < input.bars().barCount() && Math.floorDiv(input.bars().closeMicros(bar), DAY) != day()) {
            world.today = ZERO;
        }
        long now = input.bars().closeMicros(bar);
        List<TargetWeight> targets =
                input.targets().stream().filter(t -> t.closeMicros() == now).toList();
        if (!targets.isEmpty()) {
            BigDecimal scale = scale(targets);
            targets.forEach(t -> target(t, scale));
        }
        input.tickets().stream().filter(t -> t.closeMicros() == now).forEach(this::ticket);
    }

    BigDecimal scale(List<TargetWeight> targets) {
        AccountRules.Caps caps = rules.account().caps();
        BigDecimal all = total();
        if (!caps.any() || all.signum() <= 0) {
            return ONE;
        }
        BigDecimal gross = ZERO;
        BigDecimal net = ZERO;
        List<String> named = new ArrayList<>();
        for (TargetWeight t : targets) {
            named.add(t.symbol());
            BigDecimal mark = held(t.symbol()).mark;
            if (mark != null) {
                BigDecimal value = exact(t.weight()).multiply(rules.targetsInUnits() ? mark : all);
                gross = gross.add(value.abs());
                net = net.add(value);
            }
        }
        BigDecimal otherGross = ZERO;
        BigDecimal otherNet = ZERO;
        for (String s : symbols) {
            if (!named.contains(s)) {
                otherGross = otherGross.add(value(s).abs());
                otherNet = otherNet.add(value(s));
            }
        }
        BigDecimal scale = ONE;
        if (Double.isFinite(caps.gross())) {
            BigDecimal cap = exact(caps.gross()).multiply(all);
            if (gross.add(otherGross).compareTo(cap) > 0) {
                scale = cap.subtract(otherGross)
                        .divide(gross.signum() == 0 ? ONE : gross, EXACT)
                        .max(ZERO);
            }
        }
        if (Double.isFinite(caps.net())) {
            BigDecimal cap = exact(caps.net()).multiply(all);
            BigDecimal sum = otherNet.add(scale.multiply(net));
            BigDecimal side = new BigDecimal(sum.signum());
            if (sum.abs().compareTo(cap) > 0 && net.multiply(side).signum() > 0) {
                scale = cap.subtract(otherNet.multiply(side))
                        .divide(net.multiply(side), EXACT)
                        .max(ZERO);
            }
        }
        return scale.min(ONE);
    }

    void target(TargetWeight t, BigDecimal scale) {
        String s = t.symbol();
        cancel(s, o -> o.target, Outcome.REPLACED);
        Held h = held(s);
        BigDecimal weight = exact(t.weight());
        boolean priced = h.mark != null || weight.signum() == 0;
        BigDecimal wanted = weight.signum() == 0 || !priced
                ? ZERO
                : (rules.targetsInUnits() ? weight : weight.multiply(total()).divide(h.mark, EXACT)).multiply(scale);
        BigDecimal change = wanted.subtract(h.quantity, EXACT);
        BigDecimal larger = wanted.abs().max(h.quantity.abs());
        if (priced && change.abs().compareTo(larger.multiply(DUST)) <= 0) {
            return;
        }
        if (stopped || !priced) {
            end(add(s, change, Kind.MARKET), stopped ? Outcome.STOPPED : Outcome.UNPRICED);
            world.orders.removeIf(o -> o.dead);
            return;
        }
        BigDecimal quantity = wanted.signum() == 0 ? change : lots(s, change);
        if (quantity.signum() == 0) {
            return;
        }
        BigDecimal least = exact(filter(s).minNotional()).multiply(ONE.subtract(DUST));
        if (wanted.signum() != 0 && quantity.abs().multiply(h.mark).compareTo(least) < 0) {
            end(add(s, quantity, Kind.MARKET), Outcome.REJECTED);
            world.orders.removeIf(o -> o.dead);
            return;
        }
        FillRules.OrderStyle style = rules.fills().style();
        BigDecimal side = new BigDecimal(quantity.signum());
        BigDecimal stop =
                h.mark.multiply(ONE.add(side.multiply(exact(style.stopBps())).multiply(BPS)), EXACT);
        BigDecimal base = style.kind() == Kind.STOP_LIMIT ? stop : h.mark;
        BigDecimal limit = base.multiply(
                ONE.subtract(side.multiply(exact(style.limitBps())).multiply(BPS)), EXACT);
        Ord made = new Ord();
        made.kind = style.kind();
        made.limit = style.kind() == Kind.LIMIT || style.kind() == Kind.STOP_LIMIT ? limit : null;
        made.stop = style.kind() == Kind.STOP || style.kind() == Kind.STOP_LIMIT ? stop : null;
        made.trail = style.kind() == Kind.TRAILING ? exact(style.trailBps()).multiply(BPS) : null;
        made.force = style.life().force();
        made.target = true;
        made.exits = style.exits();
        place(s, quantity, made, style.slicing(), style.life().bars());
    }

    void ticket(Ticket t) {
        String s = t.symbol();
        BigDecimal quantity = lots(s, exact(t.quantity()));
        Held h = held(s);
        Outcome refused = stopped ? Outcome.STOPPED : h.mark == null ? Outcome.UNPRICED : null;
        if (refused == null) {
            BigDecimal least = exact(filter(s).minNotional()).multiply(ONE.subtract(DUST));
            boolean small = quantity.abs().multiply(h.mark).compareTo(least) < 0;
            boolean no = quantity.signum() == 0 || (small && !t.terms().reduceOnly()) || beyond(s, quantity);
            refused = no ? Outcome.REJECTED : null;
        }
        if (refused != null) {
            end(add(s, exact(t.quantity()), Kind.MARKET), refused);
            world.orders.removeIf(o -> o.dead);
            return;
        }
        Ord made = new Ord();
        made.kind = t.terms().kind();
        made.limit = Double.isNaN(t.terms().limit()) ? null : exact(t.terms().limit());
        made.stop = Double.isNaN(t.terms().stop()) ? null : exact(t.terms().stop());
        made.trail = Double.isNaN(t.terms().trail()) ? null : exact(t.terms().trail());
        made.force = t.terms().life().force();
        made.reduce = t.terms().reduceOnly();
        made.exits = t.exits();
        place(s, quantity, made, t.slicing(), t.terms().life().bars());
    }

    boolean beyond(String s, BigDecimal quantity) {
        AccountRules.Caps caps = rules.account().caps();
        BigDecimal before = held(s).quantity;
        BigDecimal after = before.add(quantity);
        if (after.abs().compareTo(before.abs()) <= 0) {
            return false;
        }
        BigDecimal all = total();
        BigDecimal gross = gross().add(after.abs().subtract(before.abs()).multiply(held(s).mark));
        BigDecimal net = all.subtract(world.cash).add(quantity.multiply(held(s).mark));
        return (Double.isFinite(caps.gross())
                        && gross.compareTo(exact(caps.gross()).multiply(all).multiply(ONE.add(DUST))) > 0)
                || (Double.isFinite(caps.net())
                        && net.abs().compareTo(exact(caps.net()).multiply(all).multiply(ONE.add(DUST))) > 0);
    }

    void place(String s, BigDecimal quantity, Ord like, Ticket.Slicing slicing, int lives) {
        int n = slicing.algo() == Ticket.Algo.TWAP || slicing.algo() == Ticket.Algo.VWAP ? slicing.bars() : 1;
        List<BigDecimal> parts = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            parts.add(
                    slicing.algo() == Ticket.Algo.VWAP
                            ? pastVolume(s, bar + 1 + rules.fills().latencyBars() + k)
                            : ONE);
        }
        boolean unknown = parts.contains(null);
        BigDecimal all = unknown ? new BigDecimal(n) : parts.stream().reduce(ZERO, BigDecimal::add);
        BigDecimal sum = ZERO;
        BigDecimal given = ZERO;
        for (int k = 0; k < n; k++) {
            sum = sum.add(unknown || all.signum() == 0 ? ONE : parts.get(k));
            BigDecimal whole = all.signum() == 0 ? new BigDecimal(n) : all;
            BigDecimal until =
                    k + 1 == n ? quantity : lots(s, quantity.multiply(sum).divide(whole, EXACT));
            BigDecimal child = until.subtract(given, EXACT);
            if (child.abs().compareTo(quantity.abs().multiply(DUST)) > 0) {
                Ord o = add(s, child, like.kind);
                boolean buy = child.signum() > 0;
                o.limit = like.limit == null ? null : tick(s, like.limit, !buy);
                o.stop = like.stop == null ? null : tick(s, like.stop, buy);
                o.trail = like.trail;
                o.best = held(s).mark;
                o.force = like.force;
                o.reduce = like.reduce;
                o.target = like.target;
                o.exits = like.exits;
                o.from = bar + 1 + rules.fills().latencyBars() + k;
                o.last = lives == 0 ? Integer.MAX_VALUE : o.from + lives - 1;
                if (slicing.algo() == Ticket.Algo.ICEBERG) {
                    BigDecimal seen = lots(s, exact(slicing.visibleShare()).multiply(child.abs()));
                    o.visible = seen.signum() == 0 ? exact(filter(s).lot()) : seen;
                }
                given = until;
            }
        }
    }

    /** Mean volume of up to 20 days before at the time of a bar; null where there is none. */
    BigDecimal pastVolume(String s, int ahead) {
        int day = (int) Math.max(1, DAY / input.bars().interval().micros());
        BigDecimal sum = ZERO;
        int days = 0;
        for (int t = ahead - day; t >= 0 && days < 20; t -= day) {
            if (t <= bar && good(s, t) && raw("volume", s, t) >= 0) {
                sum = sum.add(exact(raw("volume", s, t)));
                days++;
            }
        }
        return days == 0 ? null : sum.divide(new BigDecimal(days), EXACT);
    }
}
