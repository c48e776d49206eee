package org.alphalode.stage.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Order.Outcome;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.FillRules;
import org.alphalode.stage.backtest.book.Filters;
import org.jspecify.annotations.NullUnmarked;

/** Orders of the slow book: what fills, when, and what protects a position. */
@NullUnmarked // null is none: the slow book reads like its rules
class SlowOrders extends SlowMoney {
    SlowOrders(BookRules rules, BacktestInput input) {
        super(rules, input);
    }

    void end(Ord o, Outcome outcome) {
        o.dead = true;
        world.outcomes.set(o.id, outcome);
    }

    void cancel(String s, java.util.function.Predicate<Ord> which, Outcome outcome) {
        List.copyOf(world.orders).stream()
                .filter(o -> !o.dead && o.symbol.equals(s) && which.test(o))
                .forEach(o -> end(o, outcome));
        world.orders.removeIf(o -> o.dead);
    }

    List<Ord> live(String s) {
        return world.orders.stream()
                .filter(o -> !o.dead && o.symbol.equals(s) && o.from <= bar)
                .toList();
    }

    BigDecimal lots(String s, BigDecimal quantity) {
        double lot = filter(s).lot();
        if (lot == 0) {
            return quantity;
        }
        BigDecimal steps = quantity.abs().divide(exact(lot), EXACT).add(DUST).setScale(0, RoundingMode.FLOOR);
        return steps.multiply(exact(lot)).multiply(new BigDecimal(quantity.signum()));
    }

    Filters.Filter filter(String s) {
        return rules.filters().bySymbol().getOrDefault(s, rules.filters().standard());
    }

    BigDecimal tick(String s, BigDecimal price, boolean up) {
        double tick = filter(s).tick();
        if (tick == 0) {
            return price;
        }
        BigDecimal steps = price.divide(exact(tick), EXACT);
        BigDecimal whole = up
                ? steps.subtract(DUST).setScale(0, RoundingMode.CEILING)
                : steps.add(DUST).setScale(0, RoundingMode.FLOOR);
        return whole.multiply(exact(tick)).max(exact(tick));
    }

    /** What the bar's volume and the part that is shown leave of an order; null without a limit. */
    BigDecimal room(Ord o) {
        double share = rules.fills().maxParticipation();
        BigDecimal most = share == 0
                ? null
                : exact(share).multiply(exact(raw("volume", o.symbol, bar))).subtract(held(o.symbol).used);
        if (o.visible != null) {
            BigDecimal left = o.visible.subtract(o.shownNow);
            most = most == null ? left : most.min(left);
        }
        return most == null ? null : most.max(ZERO);
    }

    void fill(Ord o, BigDecimal at, boolean maker) {
        String s = o.symbol;
        Held h = held(s);
        BigDecimal wanted = o.exit ? h.quantity.negate() : o.rest;
        if (o.reduce) {
            if (h.quantity.signum() == 0 || h.quantity.signum() == wanted.signum()) {
                end(o, Outcome.CANCELLED);
                return;
            }
            wanted = wanted.abs().compareTo(h.quantity.abs()) > 0 ? h.quantity.negate() : wanted;
        }
        BigDecimal room = room(o);
        BigDecimal quantity = wanted;
        if (room != null && quantity.abs().compareTo(room) > 0) {
            quantity = lots(s, room.multiply(new BigDecimal(wanted.signum())));
        }
        quantity = affordable(s, quantity, at, maker);
        BigDecimal size = o.exit ? wanted.abs() : o.size.abs();
        boolean part = quantity.abs().compareTo(wanted.abs().multiply(ONE.subtract(DUST))) < 0;
        if (quantity.abs().compareTo(size.multiply(DUST)) <= 0 || (o.force == TimeInForce.FOK && part)) {
            return;
        }
        BigDecimal before = h.quantity;
        if (quantity.add(before).abs().compareTo(before.abs().multiply(DUST)) <= 0) {
            quantity = before.negate();
        }
        BigDecimal costs = maker
                ? quantity.abs()
                        .multiply(at)
                        .multiply(exact(tier().makerFeeBps()))
                        .multiply(BPS, EXACT)
                : takerCosts(s, quantity, at, true);
        h.used = h.used.add(quantity.abs());
        o.shownNow = o.shownNow.add(quantity.abs());
        trade(s, quantity, at, costs);
        o.rest = o.rest.subtract(quantity, EXACT);
        if (o.exit ? h.quantity.signum() == 0 : o.rest.abs().compareTo(size.multiply(DUST)) <= 0) {
            end(o, Outcome.FILLED);
        }
        protect(s, before, o.exits, at);
    }

    BigDecimal affordable(String s, BigDecimal quantity, BigDecimal at, boolean maker) {
        AccountRules account = rules.account();
        Held h = held(s);
        BigDecimal after = h.quantity.add(quantity, EXACT);
        BigDecimal more = ONE.add(DUST);
        if (account.market() == AccountRules.Market.SPOT) {
            if (Double.isNaN(account.rates().borrow()) && after.signum() < 0) {
                return h.quantity.max(ZERO).negate();
            }
            if (!Double.isNaN(account.rates().loan()) || quantity.signum() <= 0) {
                return quantity;
            }
            BigDecimal costs = maker
                    ? quantity.abs()
                            .multiply(at)
                            .multiply(exact(tier().makerFeeBps()))
                            .multiply(BPS, EXACT)
                    : takerCosts(s, quantity, at, true);
            BigDecimal unit = quantity.multiply(at).add(costs).divide(quantity, EXACT);
            BigDecimal most = world.cash.divide(unit, EXACT);
            return quantity.compareTo(most.multiply(more)) > 0 ? lots(s, most.max(ZERO)) : quantity;
        }
        boolean smaller = after.abs().compareTo(h.quantity.abs()) <= 0
                && (after.signum() == 0 || after.signum() == h.quantity.signum());
        if (account.margin().mode() == AccountRules.MarginMode.NONE || smaller) {
            return quantity;
        }
        BigDecimal own = h.quantity.signum() == 0 ? ZERO : h.quantity.multiply(at.subtract(h.mark));
        BigDecimal equityNow = total().add(own);
        BigDecimal most = exact(account.margin().leverage())
                .multiply(equityNow)
                .subtract(gross().subtract(value(s).abs()))
                .divide(at, EXACT)
                .max(ZERO);
        if (after.abs().compareTo(most.multiply(more)) <= 0) {
            return quantity;
        }
        BigDecimal kept = h.quantity.signum() == after.signum() ? h.quantity.abs() : ZERO;
        BigDecimal end = most.max(kept).multiply(new BigDecimal(after.signum()));
        return lots(s, end.subtract(h.quantity, EXACT));
    }

    /** Exits go with the position, and are set anew where it was opened or enlarged by an order that has some. */
    void protect(String s, BigDecimal before, Ticket.Exits exits, BigDecimal at) {
        Held h = held(s);
        boolean turned = h.quantity.signum() * before.signum() < 0;
        boolean larger = turned || h.quantity.abs().compareTo(before.abs()) > 0;
        boolean sets = larger && exits.any();
        if (h.quantity.signum() == 0 || turned || sets) {
            cancel(s, o -> o.exit, Outcome.CANCELLED);
        }
        if (!sets) {
            return;
        }
        boolean isLong = h.quantity.signum() > 0;
        BigDecimal side = new BigDecimal(h.quantity.signum());
        if (exits.stopBps() > 0) {
            Ord o = exit(s, Kind.STOP);
            BigDecimal away = side.multiply(exact(exits.stopBps())).multiply(BPS);
            o.stop = tick(s, h.cost.multiply(ONE.subtract(away), EXACT), !isLong);
        }
        if (exits.targetBps() > 0) {
            Ord o = exit(s, Kind.LIMIT);
            BigDecimal away = side.multiply(exact(exits.targetBps())).multiply(BPS);
            o.limit = tick(s, h.cost.multiply(ONE.add(away), EXACT), isLong);
        }
        if (exits.trailBps() > 0) {
            Ord o = exit(s, Kind.TRAILING);
            o.trail = exact(exits.trailBps()).multiply(BPS);
            o.best = at;
        }
    }

    Ord exit(String s, Kind kind) {
        Ord o = add(s, held(s).quantity.negate(), kind);
        o.exit = true;
        o.reduce = true;
        o.from = bar;
        o.old = true;
        o.handled = bar;
        return o;
    }

    Ord add(String s, BigDecimal quantity, Kind kind) {
        Ord o = new Ord();
        o.id = world.outcomes.size();
        o.symbol = s;
        o.kind = kind;
        o.size = quantity;
        o.rest = quantity;
        world.outcomes.add(Outcome.OPEN);
        world.orders.add(o);
        return o;
    }

    void open(boolean reducing) {
        for (String s : symbols) {
            for (Ord o : live(s)) {
                boolean against = held(s).quantity.signum() * o.size.signum() < 0;
                if (o.dead || o.handled == bar || (reducing && !against)) {
                    continue;
                }
                o.handled = bar;
                boolean fresh = !o.old;
                o.old = true;
                if (tradable(s)) {
                    openOne(o, fresh);
                }
                if (!o.dead && (o.force == TimeInForce.IOC || o.force == TimeInForce.FOK)) {
                    end(o, Outcome.EXPIRED);
                }
            }
            world.orders.removeIf(o -> o.dead);
        }
    }

    void openOne(Ord o, boolean fresh) {
        BigDecimal at = price("open", o.symbol);
        boolean taking = fresh;
        if (o.waitsForStop()) {
            int side = at.compareTo(o.level());
            o.reached = o.buy() ? side >= 0 : side <= 0;
            if (o.kind == Kind.TRAILING) {
                o.best = o.buy() ? o.best.min(at) : o.best.max(at);
            }
            if (!o.reached) {
                return;
            }
            taking = true;
        }
        if (o.limit == null) {
            fill(o, at, false);
            return;
        }
        int better = o.buy() ? o.limit.compareTo(at) : at.compareTo(o.limit);
        if (taking && better >= 0) {
            fill(o, at, false);
        } else if (!taking && (better > 0 || (better == 0 && !rules.fills().tradeThrough()))) {
            fill(o, o.limit, true);
        }
    }

    void inside(String s) {
        if (live(s).isEmpty() || !tradable(s)) {
            return;
        }
        FillRules.Path path = rules.fills().path();
        boolean highFirst = path == FillRules.Path.HIGH_FIRST;
        if (path == FillRules.Path.WORST || path == FillRules.Path.BEST) {
            BigDecimal margin = exact(rules.startingCash()).multiply(new BigDecimal("1e-10"));
            BigDecimal gain = tried(s, true).subtract(tried(s, false));
            highFirst = path == FillRules.Path.WORST ? gain.compareTo(margin.negate()) < 0 : gain.compareTo(margin) > 0;
        }
        walk(s, highFirst);
    }

    BigDecimal tried(String s, boolean highFirst) {
        World real = world;
        world = real.copy();
        walk(s, highFirst);
        BigDecimal result = world.cash.add(held(s).quantity.multiply(exact(raw("close", s, bar))), EXACT);
        world = real;
        return result;
    }

    void walk(String s, boolean highFirst) {
        BigDecimal high = price("high", s);
        BigDecimal low = price("low", s);
        List<BigDecimal> way =
                List.of(price("open", s), highFirst ? high : low, highFirst ? low : high, price("close", s));
        List<Integer> given = new ArrayList<>();
        for (int leg = 0; leg < 3; leg++) {
            BigDecimal here = way.get(leg);
            while (true) {
                Ord next = null;
                BigDecimal where = null;
                for (Ord o : live(s)) {
                    BigDecimal meets = given.contains(o.id) ? null : meets(o, here, way.get(leg + 1));
                    if (meets == null) {
                        continue;
                    }
                    int nearer = where == null
                            ? -1
                            : meets.subtract(here)
                                    .abs()
                                    .compareTo(where.subtract(here).abs());
                    if (nearer < 0 || (nearer == 0 && o.waitsForStop() && !next.waitsForStop())) {
                        next = o;
                        where = meets;
                    }
                }
                BigDecimal to = next == null ? way.get(leg + 1) : where;
                for (Ord o : live(s)) {
                    if (o.kind == Kind.TRAILING) {
                        o.best = o.buy()
                                ? o.best.min(to).min(here)
                                : o.best.max(to).max(here);
                    }
                }
                here = to;
                if (next == null) {
                    break;
                }
                meet(next, here, given);
                world.orders.removeIf(o -> o.dead);
            }
        }
    }

    void meet(Ord o, BigDecimal at, List<Integer> given) {
        BigDecimal before = o.shownNow;
        if (o.waitsForStop()) {
            o.reached = true;
            boolean marketable = o.limit == null || (o.buy() ? at.compareTo(o.limit) <= 0 : at.compareTo(o.limit) >= 0);
            if (!marketable) {
                return;
            }
            fill(o, at, false);
        } else {
            fill(o, at, at.compareTo(o.limit) == 0);
        }
        if (!o.dead && o.shownNow.compareTo(before) == 0) {
            given.add(o.id);
        }
    }

    BigDecimal meets(Ord o, BigDecimal here, BigDecimal to) {
        if (o.waitsForStop()) {
            BigDecimal level = o.level();
            int sign = o.buy() ? 1 : -1;
            if (here.compareTo(level) * sign >= 0) {
                return here;
            }
            return to.compareTo(level) * sign >= 0 ? level : null;
        }
        if (o.limit == null) {
            return null;
        }
        BigDecimal room = room(o);
        if (room != null && lots(o.symbol, room).signum() <= 0) {
            return null;
        }
        int sign = o.buy() ? -1 : 1;
        if (here.compareTo(o.limit) * sign > 0) {
            return here;
        }
        int beyond = to.compareTo(o.limit) * sign;
        return beyond > 0 || (beyond == 0 && !rules.fills().tradeThrough()) ? o.limit : null;
    }
}
