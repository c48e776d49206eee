package org.alphalode.stage.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Order.Outcome;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.jspecify.annotations.NullUnmarked;

/** What the slow book holds, what its bars say, and what trading costs. */
@NullUnmarked // null is none: the slow book reads like its rules
class SlowMoney {
    static final MathContext EXACT = MathContext.DECIMAL128;
    static final BigDecimal ZERO = BigDecimal.ZERO;
    static final BigDecimal ONE = BigDecimal.ONE;
    static final BigDecimal DUST = new BigDecimal("1e-9");
    static final BigDecimal BPS = new BigDecimal("1e-4");
    static final long DAY = 86_400_000_000L;

    final BookRules rules;
    final BacktestInput input;
    final List<String> symbols;
    final Map<Long, BigDecimal> tradedByDay = new TreeMap<>();
    final List<BigDecimal> equity = new ArrayList<>();
    World world = new World();
    int bar;
    boolean stopped;

    SlowMoney(BookRules rules, BacktestInput input) {
        this.rules = rules;
        this.input = input;
        this.symbols = input.bars().symbols();
        world.cash = exact(rules.startingCash());
        symbols.forEach(s -> world.positions.put(s, new Held()));
    }

    /** A fill: symbol, price, signed quantity. */
    record Filled(String symbol, BigDecimal price, BigDecimal quantity, BigDecimal costs) {}

    /** A position. */
    static final class Held {
        BigDecimal quantity = ZERO;
        BigDecimal cost = ZERO;
        BigDecimal aside = ZERO;
        BigDecimal mark = null;
        BigDecimal used = ZERO;
        int missing;

        Held copy() {
            Held h = new Held();
            h.quantity = quantity;
            h.cost = cost;
            h.aside = aside;
            h.mark = mark;
            h.used = used;
            h.missing = missing;
            return h;
        }
    }

    /** An order. */
    static final class Ord implements Cloneable {
        int id;
        String symbol = "";
        Kind kind = Kind.MARKET;
        TimeInForce force = TimeInForce.GTC;
        int from;
        int last = Integer.MAX_VALUE;
        BigDecimal size = ZERO;
        BigDecimal rest = ZERO;
        BigDecimal limit = null;
        BigDecimal stop = null;
        BigDecimal trail = null;
        BigDecimal best = null;
        BigDecimal visible = null;
        BigDecimal shownNow = ZERO;
        boolean exit;
        boolean reduce;
        boolean reached;
        boolean target;
        boolean dead;
        boolean old;
        int handled = -1;
        Ticket.Exits exits = Ticket.Exits.NONE;

        boolean buy() {
            return size.signum() > 0;
        }

        boolean waitsForStop() {
            return !reached && (kind == Kind.STOP || kind == Kind.STOP_LIMIT || kind == Kind.TRAILING);
        }

        BigDecimal level() {
            if (kind != Kind.TRAILING) {
                return stop;
            }
            return best.multiply(buy() ? ONE.add(trail) : ONE.subtract(trail), EXACT);
        }

        Ord copy() {
            try {
                return (Ord) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Everything that a path inside a bar changes. */
    static final class World {
        BigDecimal cash = ZERO;
        BigDecimal today = ZERO;
        Map<String, Held> positions = new TreeMap<>();
        List<Ord> orders = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        List<Filled> fills = new ArrayList<>();

        World copy() {
            World w = new World();
            w.cash = cash;
            w.today = today;
            positions.forEach((s, h) -> w.positions.put(s, h.copy()));
            orders.forEach(o -> w.orders.add(o.copy()));
            w.outcomes.addAll(outcomes);
            w.fills.addAll(fills);
            return w;
        }
    }

    List<Filled> fills() {
        return world.fills;
    }

    List<Outcome> outcomes() {
        return world.outcomes;
    }

    double raw(String field, String s, int t) {
        int index = input.bars().fieldIndex(field);
        return index < 0 ? Double.NaN : input.bars().value(index, symbols.indexOf(s), t);
    }

    BigDecimal price(String field, String s) {
        BigDecimal open = exact(raw("open", s, bar));
        BigDecimal close = exact(raw("close", s, bar));
        double value = raw(field, s, bar);
        return switch (field) {
            case "high" -> open.max(close).max(value > 0 ? exact(value) : ZERO);
            case "low" -> value > 0 ? open.min(close).min(exact(value)) : open.min(close);
            default -> exact(value);
        };
    }

    boolean marked() {
        return input.bars().fieldIndex("mark") >= 0;
    }

    /** What values a position at the close; null where nothing new is known. */
    BigDecimal markNow(String s) {
        double mark = raw(marked() ? "mark" : "close", s, bar);
        return good(s, bar) && mark > 0 ? exact(mark) : null;
    }

    boolean good(String s, int t) {
        return input.bars().usableAtClose(symbols.indexOf(s), t) && raw("close", s, t) > 0;
    }

    boolean tradable(String s) {
        boolean spread = input.bars().fieldIndex("half_spread_bps") < 0 || raw("half_spread_bps", s, bar) >= 0;
        return good(s, bar)
                && raw("open", s, bar) > 0
                && raw("volume", s, bar) > 0
                && spread
                && (!rules.costs().scaling().any() || volatility(s) != null);
    }

    BigDecimal volatility(String s) {
        int window = rules.costs().scaling().windowBars();
        List<BigDecimal> returns = new ArrayList<>();
        for (int t = bar - 1; t >= 1 && t >= bar - window; t--) {
            if (good(s, t) && good(s, t - 1)) {
                returns.add(exact(raw("close", s, t))
                        .divide(exact(raw("close", s, t - 1)), EXACT)
                        .subtract(ONE));
            }
        }
        if (returns.size() < 2 || returns.size() * 2 < window) {
            return null;
        }
        BigDecimal n = new BigDecimal(returns.size());
        BigDecimal mean = returns.stream().reduce(ZERO, BigDecimal::add).divide(n, EXACT);
        BigDecimal squares =
                returns.stream().map(r -> r.subtract(mean, EXACT).pow(2, EXACT)).reduce(ZERO, BigDecimal::add);
        return squares.divide(n.subtract(ONE), EXACT).sqrt(EXACT);
    }

    Held held(String s) {
        return world.positions.get(s);
    }

    BigDecimal value(String s) {
        Held h = held(s);
        return h.quantity.signum() == 0 ? ZERO : h.quantity.multiply(h.mark, EXACT);
    }

    BigDecimal total() {
        return symbols.stream().map(this::value).reduce(world.cash, (a, b) -> a.add(b, EXACT));
    }

    BigDecimal gross() {
        return symbols.stream().map(s -> value(s).abs()).reduce(ZERO, (a, b) -> a.add(b, EXACT));
    }

    long day() {
        return Math.floorDiv(
                input.bars().closeMicros(bar) - input.bars().interval().micros(), DAY);
    }

    CostParams.FeeTier tier() {
        CostParams costs = rules.costs();
        CostParams.FeeTier now = new CostParams.FeeTier(0, costs.makerFeeBps(), costs.takerFeeBps());
        BigDecimal traded = ZERO;
        for (Map.Entry<Long, BigDecimal> e : tradedByDay.entrySet()) {
            traded = e.getKey() < day() && e.getKey() >= day() - 30 ? traded.add(e.getValue()) : traded;
        }
        for (CostParams.FeeTier tier : costs.tiers()) {
            now = traded.compareTo(exact(tier.fromValue())) >= 0 ? tier : now;
        }
        return now;
    }

    void interest() {
        AccountRules.Rates rates = rules.account().rates();
        BigDecimal years = ONE.divide(exact(input.bars().interval().barsPerYear()), EXACT);
        boolean spot = rules.account().market() == AccountRules.Market.SPOT;
        if (spot && !Double.isNaN(rates.borrow())) {
            for (String s : symbols) {
                if (held(s).quantity.signum() < 0) {
                    world.cash = world.cash.add(
                            value(s).multiply(exact(rates.borrow())).multiply(years, EXACT), EXACT);
                }
            }
        }
        BigDecimal money = world.cash;
        if (!spot) {
            for (String s : symbols) {
                money = money.add(held(s).quantity.multiply(held(s).cost, EXACT), EXACT);
            }
        }
        double rate = money.signum() > 0 ? rates.cash() : Double.isNaN(rates.loan()) ? 0 : rates.loan();
        world.cash = world.cash.add(money.multiply(exact(rate)).multiply(years, EXACT), EXACT);
    }

    void funding() {
        if (!rules.funding()) {
            return;
        }
        long close = input.bars().closeMicros(bar);
        for (FundingRate rate : input.funding()) {
            Held h = held(rate.symbol());
            boolean due = rate.micros() <= close
                    && rate.micros() > close - input.bars().interval().micros();
            if (due && h.quantity.signum() != 0) {
                boolean now = rate.micros() == close && markNow(rate.symbol()) != null;
                BigDecimal mark = now ? markNow(rate.symbol()) : h.mark;
                BigDecimal paid = h.quantity.multiply(mark, EXACT).multiply(exact(rate.rate()), EXACT);
                world.cash = world.cash.subtract(paid, EXACT);
                h.aside = h.aside.signum() == 0 ? ZERO : h.aside.subtract(paid, EXACT);
            }
        }
    }

    BigDecimal takerCosts(String s, BigDecimal quantity, BigDecimal at, boolean market) {
        CostParams costs = rules.costs();
        BigDecimal maker = exact(costs.makerShare());
        BigDecimal taker = ONE.subtract(maker);
        boolean own = market && input.bars().fieldIndex("half_spread_bps") >= 0;
        BigDecimal half = exact(own ? raw("half_spread_bps", s, bar) : costs.halfSpreadBps());
        BigDecimal part = maker.multiply(exact(tier().makerFeeBps()))
                .add(taker.multiply(exact(tier().takerFeeBps()).add(half)))
                .add(exact(costs.slippageBps()))
                .multiply(BPS);
        if (market) {
            BigDecimal vol = costs.scaling().any() ? volatility(s) : ZERO;
            BigDecimal root =
                    quantity.abs().divide(exact(raw("volume", s, bar)), EXACT).sqrt(EXACT);
            part = part.add(exact(costs.scaling().slippage()).multiply(vol))
                    .add(exact(costs.impactBps())
                            .multiply(BPS)
                            .add(exact(costs.scaling().impact()).multiply(vol))
                            .multiply(root));
        }
        return quantity.abs().multiply(at, EXACT).multiply(part, EXACT);
    }

    void trade(String s, BigDecimal quantity, BigDecimal at, BigDecimal costs) {
        Held h = held(s);
        BigDecimal before = h.quantity;
        BigDecimal after = before.add(quantity, EXACT);
        boolean adds = before.signum() == 0 || before.signum() == quantity.signum();
        boolean turns = !adds && after.signum() != 0 && after.signum() != before.signum();
        BigDecimal leverage = exact(rules.account().margin().leverage());
        BigDecimal isolated = rules.account().margin().mode() == AccountRules.MarginMode.ISOLATED ? ONE : ZERO;
        if (adds) {
            h.cost = before.multiply(h.cost).add(quantity.multiply(at)).divide(after, EXACT);
            h.aside = h.aside.add(isolated.multiply(quantity.abs().multiply(at).divide(leverage, EXACT)));
        } else if (turns) {
            h.cost = at;
            h.aside = isolated.multiply(after.abs().multiply(at).divide(leverage, EXACT));
        } else {
            h.aside = h.aside.multiply(after, EXACT).divide(before, EXACT);
            h.cost = after.signum() == 0 ? ZERO : h.cost;
        }
        h.quantity = after;
        world.cash = world.cash.subtract(quantity.multiply(at), EXACT).subtract(costs, EXACT);
        world.today = world.today.add(quantity.abs().multiply(at));
        world.fills.add(new Filled(s, at, quantity, costs));
    }

    static BigDecimal exact(double value) {
        return Double.isNaN(value) ? ZERO : new BigDecimal(value, EXACT);
    }
}
