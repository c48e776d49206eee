package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.FundingRate;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.Life;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.alphalode.stage.backtest.book.FillRules;
import org.alphalode.stage.backtest.book.Filters;

/**
 * A small market with rules and decisions, read from a list of whole numbers: a shorter list and smaller numbers give a simpler case, so
 * that it shrinks. Prices lie on 1/64, so that orders and bars often meet exactly.
 */
final class BookCase {
    private static final BarInterval LENGTH = BarInterval.parse("8h");
    private static final long FIRST = 59_000L * LENGTH.micros();
    private static final List<String> NAMES = List.of("AAA", "BBB");
    private static final double STEP = 1.0 / 64;

    final BookRules rules;
    final BacktestInput input;

    private final List<Integer> genes;
    /** How many times smaller moves and rarer decisions are. */
    private final int calm;

    private int read;
    private final boolean spot;

    BookCase(List<Integer> genes) {
        this(genes, 3, 1);
    }

    /** A market of at least some bars. */
    BookCase(List<Integer> genes, int leastBars, int calm) {
        this.genes = genes;
        this.calm = calm;
        int symbols = 1 + pick(2);
        int bars = leastBars + pick(8);
        this.spot = pick(6) == 1;
        this.rules = rules();
        int own = pick(6);
        boolean spread = own == 1;
        List<FieldSpec> fields = new ArrayList<>(
                List.of(BarFields.OPEN, BarFields.HIGH, BarFields.LOW, BarFields.CLOSE, BarFields.VOLUME));
        if (spread) {
            fields.add(new FieldSpec("half_spread_bps", Dimension.NONE, Family.MIXED));
        }
        if (own == 2) {
            for (String name : List.of("mark", "mark_high", "mark_low")) {
                fields.add(new FieldSpec(name, BarFields.CLOSE.dimension(), Family.PRICE));
            }
        }
        List<String> names = NAMES.subList(0, symbols);
        Panel.Builder panel = new Panel.Builder(names, fields, LENGTH, FIRST, bars);
        List<TargetWeight> targets = new ArrayList<>();
        List<Ticket> tickets = new ArrayList<>();
        List<FundingRate> funding = new ArrayList<>();
        for (int s = 0; s < symbols; s++) {
            int price = 6400;
            for (int t = 0; t < bars; t++) {
                int open = price + move(40) / calm;
                price = Math.max(640, open + move(800) / calm);
                bar(panel, s, t, new int[] {open, price}, spread);
                if (own == 2) {
                    marks(panel, s, t, price);
                }
                long close = FIRST + t * LENGTH.micros();
                if (pick(3 * calm) == 1) {
                    double weight = (pick(17) - (spot && rules.account().rates().borrow() != 0 ? 0 : 8)) / 4.0;
                    targets.add(new TargetWeight(names.get(s), close, rules.targetsInUnits() ? 16 * weight : weight));
                }
                if (pick(3 * calm) == 1) {
                    tickets.add(ticket(names.get(s), close, price));
                }
                funding.add(new FundingRate(names.get(s), close + pick(2) * 5_000L, LENGTH.micros(), move(9) * 1e-4));
            }
        }
        this.input = new BacktestInput(panel.build(), targets, List.of(), funding, List.of(), tickets);
    }

    private int pick(int below) {
        return read < genes.size() ? Math.floorMod(genes.get(read++), below) : 0;
    }

    private static <E> E one(E[] all, int which) {
        return List.of(all).get(which);
    }

    private int move(int most) {
        int picked = pick(2 * most + 1);
        return (picked + 1) / 2 * (picked % 2 == 0 ? 1 : -1);
    }

    private void bar(Panel.Builder panel, int s, int t, int[] prices, boolean spread) {
        int upper = pick(300) / calm;
        int lower = pick(300) / calm;
        int defect = pick(24 * calm);
        if (defect == 1) {
            return;
        }
        if (defect == 2) {
            panel.notUsableAtClose(s, t);
        }
        panel.set(0, s, t, prices[0] * STEP);
        panel.set(1, s, t, (Math.max(prices[0], prices[1]) + upper) * STEP);
        panel.set(2, s, t, (Math.min(prices[0], prices[1]) - lower) * STEP);
        panel.set(3, s, t, prices[1] * STEP);
        panel.set(4, s, t, defect == 3 ? 0 : 40.0 + 16 * pick(64));
        if (spread && defect != 4) {
            panel.set(5, s, t, pick(20));
        }
    }

    /** A mark near the close, and its extremes; sometimes one of them is missing. */
    private void marks(Panel.Builder panel, int s, int t, int close) {
        int mark = Math.max(64, close + move(60));
        int defect = pick(12);
        panel.set(5, s, t, defect == 1 ? Double.NaN : mark * STEP);
        panel.set(6, s, t, defect == 2 ? Double.NaN : (mark + pick(300)) * STEP);
        panel.set(7, s, t, defect == 3 ? Double.NaN : Math.max(32, mark - pick(300)) * STEP);
    }

    private BookRules rules() {
        CostParams.Scaling scaling = pick(5) == 1
                ? new CostParams.Scaling(.05 * pick(3), .1 * pick(3), 2 + pick(4))
                : CostParams.Scaling.NONE;
        List<CostParams.FeeTier> tiers = pick(5) == 1
                ? List.of(new CostParams.FeeTier(0, 2, 7), new CostParams.FeeTier(3000, -1, 5))
                : List.of();
        CostParams costs =
                new CostParams(pick(9), pick(5) - 1, pick(3) / 2.0, pick(4), pick(4), 20 * pick(3), scaling, tiers);
        double tick = pick(4) == 1 ? .25 : 0;
        double lot = pick(4) == 1 ? .5 : 0;
        Filters filters = new Filters(new Filters.Filter(tick, lot, 300 * (pick(5) == 1 ? 1 : 0)), new TreeMap<>());
        FillRules fills = new FillRules(
                one(FillRules.Path.values(), pick(4)),
                pick(3) == 1 ? .125 : 0,
                pick(4) == 1 ? 1 : 0,
                pick(3) > 0,
                style());
        return new BookRules(
                10_000, costs, fills, account(), filters, !spot && pick(3) == 1, 1 + pick(4), pick(4) == 1);
    }

    private FillRules.OrderStyle style() {
        Kind kind = one(Kind.values(), pick(5));
        return new FillRules.OrderStyle(
                kind, 7.3 * (pick(30) - 5), 7.1 * pick(30), 111.7 * (1 + pick(5)), life(kind), exits(), slicing());
    }

    private Life life(Kind kind) {
        return switch (pick(6)) {
            case 1 -> new Life(TimeInForce.GTD, 1 + pick(3));
            case 2 -> kind == Kind.MARKET || kind == Kind.LIMIT ? new Life(TimeInForce.IOC, 0) : Life.UNTIL_CANCELLED;
            case 3 -> kind == Kind.MARKET || kind == Kind.LIMIT ? new Life(TimeInForce.FOK, 0) : Life.UNTIL_CANCELLED;
            default -> Life.UNTIL_CANCELLED;
        };
    }

    private Ticket.Exits exits() {
        return pick(2) == 0 ? Ticket.Exits.NONE : new Ticket.Exits(93.7 * pick(4), 89.3 * pick(4), 101.9 * pick(3));
    }

    private Ticket.Slicing slicing() {
        Ticket.Algo algo = one(Ticket.Algo.values(), pick(3) == 1 ? pick(4) : 0);
        return new Ticket.Slicing(algo, 1 + pick(4), .375);
    }

    private AccountRules account() {
        AccountRules.Caps caps = pick(4) == 1 ? new AccountRules.Caps(1.3, .7) : AccountRules.Caps.NONE;
        double cash = .05 * pick(2);
        if (spot) {
            return new AccountRules(
                    AccountRules.Market.SPOT,
                    AccountRules.Margin.NONE,
                    caps,
                    new AccountRules.Rates(cash, pick(2) == 1 ? .1 : Double.NaN, pick(2) == 1 ? .2 : Double.NaN));
        }
        AccountRules.MarginMode mode = one(AccountRules.MarginMode.values(), pick(3));
        List<AccountRules.Tier> tiers = List.of(new AccountRules.Tier(0, .02), new AccountRules.Tier(8000, .06));
        return new AccountRules(
                AccountRules.Market.PERPETUAL,
                new AccountRules.Margin(mode, 1 + 3 * pick(5), tiers, 40, pick(2) == 1 ? .5 : 1),
                caps,
                new AccountRules.Rates(cash, Double.NaN, Double.NaN));
    }

    private Ticket ticket(String symbol, long close, int price) {
        Kind kind = one(Kind.values(), pick(5));
        double quantity = (1 + pick(80)) * (pick(2) == 0 ? 1 : -1);
        double limit = Math.max(64, price + move(300)) * STEP;
        double stop = Math.max(64, price + move(300)) * STEP;
        boolean limited = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
        boolean stopped = kind == Kind.STOP || kind == Kind.STOP_LIMIT;
        OrderTerms terms = new OrderTerms(
                kind,
                limited ? limit : Double.NaN,
                stopped ? stop : Double.NaN,
                kind == Kind.TRAILING ? .0127 * (1 + pick(4)) : Double.NaN,
                life(kind),
                pick(4) == 1,
                OrderTerms.NO_PARENT);
        return new Ticket(symbol, close, quantity, terms, exits(), slicing());
    }
}
