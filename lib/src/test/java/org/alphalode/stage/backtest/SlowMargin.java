package org.alphalode.stage.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.model.Order.Outcome;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.jspecify.annotations.NullUnmarked;

/** Closes and margin calls of the slow book. */
@NullUnmarked // null is none: the slow book reads like its rules
class SlowMargin extends SlowOrders {
    SlowMargin(BookRules rules, BacktestInput input) {
        super(rules, input);
    }

    void close(String s) {
        Held h = held(s);
        if (markNow(s) != null) {
            h.mark = markNow(s);
        }
        h.missing = Double.isNaN(raw("close", s, bar)) ? h.missing + 1 : 0;
        if (h.missing == rules.delistedAfterMissingBars()) {
            cancel(s, o -> true, Outcome.DELISTED);
            closeAtMark(s);
        }
    }

    void closeAtMark(String s) {
        Held h = held(s);
        if (h.quantity.signum() != 0) {
            trade(s, h.quantity.negate(), h.mark, takerCosts(s, h.quantity, h.mark, false));
        }
    }

    void margin(boolean onTheWay) {
        AccountRules.MarginMode mode = rules.account().margin().mode();
        if (mode == AccountRules.MarginMode.NONE) {
            return;
        }
        Map<String, BigDecimal> from = new TreeMap<>();
        Map<String, BigDecimal> worst = new TreeMap<>();
        for (String s : symbols) {
            if (held(s).quantity.signum() != 0) {
                from.put(s, onTheWay ? start(s) : held(s).mark);
                worst.put(s, onTheWay ? worst(s) : held(s).mark);
            }
        }
        if (mode == AccountRules.MarginMode.CROSS) {
            call(from, worst);
            return;
        }
        for (String s : List.copyOf(from.keySet())) {
            call(new TreeMap<>(Map.of(s, from.get(s))), new TreeMap<>(Map.of(s, worst.get(s))));
        }
    }

    boolean there(String s) {
        return good(s, bar) && raw("open", s, bar) > 0;
    }

    BigDecimal start(String s) {
        return there(s) && !marked() ? price("open", s) : held(s).mark;
    }

    BigDecimal worst(String s) {
        if (!there(s)) {
            return held(s).mark;
        }
        boolean isLong = held(s).quantity.signum() > 0;
        String extreme = isLong ? "mark_low" : "mark_high";
        if (marked() && !(raw(extreme, s, bar) > 0)) {
            return start(s);
        }
        BigDecimal end = marked() ? exact(raw(extreme, s, bar)) : price(isLong ? "low" : "high", s);
        for (Ord o : live(s)) {
            if (o.exit && o.waitsForStop() && tradable(s)) {
                end = isLong ? end.max(o.level()) : end.min(o.level());
            }
        }
        return isLong ? end.min(start(s)) : end.max(start(s));
    }

    BigDecimal left(Map<String, BigDecimal> at) {
        boolean cross = rules.account().margin().mode() == AccountRules.MarginMode.CROSS;
        BigDecimal sum = cross ? world.cash : ZERO;
        for (Map.Entry<String, BigDecimal> e : at.entrySet()) {
            Held h = held(e.getKey());
            BigDecimal value = h.quantity.multiply(e.getValue());
            sum = sum.add(cross ? value : h.aside.add(value).subtract(h.quantity.multiply(h.cost)));
            sum = sum.subtract(maintenance(value.abs()));
        }
        return sum.round(EXACT);
    }

    BigDecimal maintenance(BigDecimal value) {
        BigDecimal sum = ZERO;
        BigDecimal lastRate = ZERO;
        for (AccountRules.Tier tier : rules.account().margin().tiers()) {
            // of what lies above a step, the additional rate
            BigDecimal above = value.subtract(exact(tier.fromValue())).max(ZERO);
            sum = sum.add(above.multiply(exact(tier.rate()).subtract(lastRate)));
            lastRate = exact(tier.rate());
        }
        return sum;
    }

    void call(Map<String, BigDecimal> from, Map<String, BigDecimal> worst) {
        if (left(worst).signum() >= 0) {
            return;
        }
        BigDecimal share = exact(rules.account().margin().partialShare());
        Map<String, BigDecimal> at = between(from, worst);
        liquidate(at, share);
        at.keySet().removeIf(s -> held(s).quantity.signum() == 0);
        worst.keySet().retainAll(at.keySet());
        boolean cross = rules.account().margin().mode() == AccountRules.MarginMode.CROSS;
        boolean everything = share.compareTo(ONE) == 0;
        if (!everything && left(worst).signum() < 0) {
            everything = true;
            liquidate(between(at, worst), ONE);
        }
        if (cross && everything) {
            world.cash = world.cash.max(ZERO);
            symbols.forEach(s -> cancel(s, o -> true, Outcome.LIQUIDATED));
        }
    }

    Map<String, BigDecimal> between(Map<String, BigDecimal> from, Map<String, BigDecimal> worst) {
        BigDecimal first = left(from);
        BigDecimal last = left(worst);
        BigDecimal part = first.signum() <= 0 ? ZERO : first.divide(first.subtract(last), EXACT);
        Map<String, BigDecimal> at = new TreeMap<>();
        from.forEach((s, p) -> at.put(s, p.add(part.multiply(worst.get(s).subtract(p)), EXACT)));
        return at;
    }

    void liquidate(Map<String, BigDecimal> at, BigDecimal share) {
        boolean isolated = rules.account().margin().mode() == AccountRules.MarginMode.ISOLATED;
        at.forEach((s, p) -> {
            Held h = held(s);
            BigDecimal before = h.quantity;
            BigDecimal aside = h.aside;
            BigDecimal cost = h.cost;
            BigDecimal closed = share.compareTo(ONE) == 0 ? before : lots(s, before.multiply(share, EXACT));
            closed = closed.signum() == 0 ? before : closed;
            cancel(s, o -> !o.exit, Outcome.LIQUIDATED);
            BigDecimal fee = closed.abs()
                    .multiply(p)
                    .multiply(exact(rules.account().margin().liquidationFeeBps()))
                    .multiply(BPS, EXACT);
            trade(s, closed.negate(), p, fee);
            if (h.quantity.signum() == 0) {
                cancel(s, o -> true, Outcome.LIQUIDATED);
                h.aside = ZERO;
            }
            BigDecimal rest = aside.multiply(closed, EXACT)
                    .divide(before, EXACT)
                    .add(closed.multiply(p.subtract(cost)))
                    .subtract(fee);
            if (isolated && rest.signum() < 0) {
                world.cash = world.cash.subtract(rest, EXACT);
            }
        });
    }
}
