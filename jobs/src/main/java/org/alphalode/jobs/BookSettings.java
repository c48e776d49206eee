package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.alphalode.stage.backtest.book.FillRules;
import org.alphalode.stage.backtest.book.Filters;

/** The section {@code backtest} of the settings as rules of a book. */
final class BookSettings {
    static final String SECTION = "backtest";
    private static final double NOT_KNOWN = -1;
    private static final double MOST_BPS = 10_000;
    /** The symbol that stands for all that have no filter of their own. */
    private static final String ANY = "*";

    private BookSettings() {}

    /**
     * Rules of a book.
     *
     * @param funding whether funding is charged
     * @param targetsInUnits whether targets are positions, not weights
     */
    static BookRules rules(Settings settings, boolean funding, boolean targetsInUnits) {
        Section s = settings.section(SECTION);
        return new BookRules(
                s.number("starting-cash", 1e-9, 1e15),
                costs(settings),
                fills(s),
                account(s),
                filters(s),
                funding,
                s.integer("delisted-after-missing-bars", 1, 1_000_000),
                targetsInUnits);
    }

    /** What trading costs: the manager judges clusters by the same costs as the book. */
    static CostParams costs(Settings settings) {
        Section s = settings.section(SECTION);
        List<CostParams.FeeTier> tiers = s.texts("fee-tiers").stream()
                .map(text -> numbers("fee-tiers", text, "TRADED_VALUE:MAKER_BPS:TAKER_BPS", 3))
                .map(n -> new CostParams.FeeTier(n.get(0), n.get(1), n.get(2)))
                .toList();
        return new CostParams(
                s.number("taker-fee-bps", -100, MOST_BPS),
                s.number("maker-fee-bps", -100, MOST_BPS),
                s.number("maker-share", 0, 1),
                s.number("half-spread-bps", 0, MOST_BPS),
                s.number("slippage-bps", 0, MOST_BPS),
                s.number("impact-bps", 0, 100_000),
                new CostParams.Scaling(
                        s.number("slippage-vol", 0, 100),
                        s.number("impact-vol", 0, 100),
                        s.integer("volatility-window-bars", 2, 1_000_000)),
                tiers);
    }

    /** What the statistics are judged by; {@code trials} is counted by the job. */
    static BacktestParams.Judgement judgement(Settings settings, long trials) {
        Section s = settings.section(SECTION);
        double variance = s.number("trial-sharpe-variance", NOT_KNOWN, 1e9);
        return new BacktestParams.Judgement(
                trials,
                variance == NOT_KNOWN ? Double.NaN : variance,
                s.integer("bootstrap-samples", 1, 1_000_000),
                s.number("mean-block-bars", 1, 1e6),
                settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE));
    }

    /** Whether profit is also told for the worst and the best path inside bars. */
    static boolean pathBounds(Settings settings) {
        return settings.section(SECTION).flag("path-bounds");
    }

    private static FillRules fills(Section s) {
        OrderTerms.TimeInForce force = choice(s, "time-in-force", OrderTerms.TimeInForce.class);
        int goodFor = s.integer("good-for-bars", 1, 1_000_000);
        FillRules.OrderStyle style = new FillRules.OrderStyle(
                choice(s, "order-kind", OrderTerms.Kind.class),
                s.number("limit-offset-bps", -MOST_BPS, MOST_BPS),
                s.number("stop-offset-bps", 0, MOST_BPS),
                s.number("trail-bps", 0, MOST_BPS),
                new OrderTerms.Life(force, force == OrderTerms.TimeInForce.GTD ? goodFor : 0),
                new Ticket.Exits(
                        s.number("stop-loss-bps", 0, MOST_BPS),
                        s.number("take-profit-bps", 0, MOST_BPS),
                        s.number("trailing-stop-bps", 0, MOST_BPS)),
                new Ticket.Slicing(
                        choice(s, "algo", Ticket.Algo.class),
                        s.integer("algo-bars", 1, 10_000),
                        s.number("visible-share", 0, 1)));
        return new FillRules(
                choice(s, "path", FillRules.Path.class),
                s.number("max-participation", 0, 1),
                s.integer("latency-bars", 0, 10_000),
                s.flag("trade-through"),
                style);
    }

    private static AccountRules account(Section s) {
        List<AccountRules.Tier> tiers = s.texts("margin-tiers").stream()
                .map(text -> numbers("margin-tiers", text, "POSITION_VALUE:RATE", 2))
                .map(n -> new AccountRules.Tier(n.get(0), n.get(1)))
                .toList();
        return new AccountRules(
                choice(s, "instrument", AccountRules.Market.class),
                new AccountRules.Margin(
                        choice(s, "margin", AccountRules.MarginMode.class),
                        s.number("leverage", 1e-3, 1_000),
                        tiers,
                        s.number("liquidation-fee-bps", 0, MOST_BPS),
                        s.number("partial-liquidation-share", 0, 1)),
                new AccountRules.Caps(orNone(s.number("max-gross", 0, 1e6)), orNone(s.number("max-net", 0, 1e6))),
                new AccountRules.Rates(
                        s.number("cash-interest-annual", -10, 10),
                        orNaN(s.number("loan-annual", NOT_KNOWN, 100)),
                        orNaN(s.number("borrow-annual", NOT_KNOWN, 100))));
    }

    private static double orNone(double cap) {
        return cap == 0 ? Double.POSITIVE_INFINITY : cap;
    }

    private static double orNaN(double rate) {
        return rate == NOT_KNOWN ? Double.NaN : rate;
    }

    private static Filters filters(Section s) {
        SortedMap<String, Filters.Filter> bySymbol = new TreeMap<>();
        for (String text : s.texts("filters")) {
            int colon = Math.max(0, text.indexOf(':'));
            List<Double> n = numbers("filters", text.substring(colon + 1), "SYMBOL:TICK:LOT:MIN_NOTIONAL", 3);
            bySymbol.put(text.substring(0, colon), new Filters.Filter(n.get(0), n.get(1), n.get(2)));
        }
        Filters.Filter standard = bySymbol.getOrDefault(ANY, Filters.Filter.NONE);
        bySymbol.remove(ANY);
        return new Filters(standard, bySymbol);
    }

    private static List<Double> numbers(String key, String text, String form, int count) {
        List<Double> numbers = new ArrayList<>();
        try {
            for (String part : text.split(":", -1)) {
                numbers.add(Double.parseDouble(part.strip()));
            }
        } catch (NumberFormatException e) {
            throw refused(key, text, form, e);
        }
        if (numbers.size() != count || !numbers.stream().allMatch(Double::isFinite)) {
            throw refused(key, text, form, new IllegalArgumentException(text));
        }
        return numbers;
    }

    private static AlphaException refused(String key, String text, String form, RuntimeException cause) {
        return new AlphaException(
                ErrorCode.REFUSED,
                "setting " + SECTION + "." + key + " holds '" + text + "': write each element as " + form,
                cause);
    }

    private static <E extends Enum<E>> E choice(Section s, String key, Class<E> of) {
        List<String> names = Stream.of(of.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
        return Enum.valueOf(of, s.choice(key, names).toUpperCase(Locale.ROOT));
    }
}
