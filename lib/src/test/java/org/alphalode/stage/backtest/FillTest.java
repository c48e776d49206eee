package org.alphalode.stage.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarFields;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fill;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.Life;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.alphalode.stage.backtest.book.FillRules;
import org.alphalode.stage.backtest.book.FillRules.Path;
import org.alphalode.stage.backtest.book.Filters;
import org.junit.jupiter.api.Test;

/** Fills, exits, margin: by hand and by the vectors of the specification. */
class FillTest {
    private static final Ticket.Exits EXITS = new Ticket.Exits(100, 200, 0);

    /** V-62 of the specification: entry 47,250, stop 100 bps, target 200 bps. */
    @Test
    void exitsLieWhereTheSpecificationPutsThem() {
        BacktestOutput book = run(exits(EXITS), bars(row(47250), row(47250)), target(0, 1));
        assertThat(book.orders().get(1).terms().stop()).isEqualTo(46_777.5, within(1e-9));
        assertThat(book.orders().get(2).terms().limit()).isEqualTo(48_195, within(1e-9));
        assertThat(book.orders().get(1).terms().parent()).isZero();
    }

    /** V-61: 8 + 6 + 4.32 bps of 1,000 are 1.832; V-78: 8, 6 and 5 bps of 2,250 are 1.80, 1.35 and 1.125. */
    @Test
    void costsAreThoseOfTheSpecification() {
        Fill first = run(rules(new CostParams(8, 0, 0, 6, 4.32, 0)), bars(row(100), row(100)), target(0, .1))
                .fills()
                .get(0);
        assertThat(first.costs().total()).isEqualTo(1.832, within(1e-9));
        Fill second = run(rules(new CostParams(8, 0, 0, 6, 5, 0)), bars(row(100), row(100)), target(0, .225))
                .fills()
                .get(0);
        assertThat(second.costs().fee()).isEqualTo(1.8, within(1e-9));
        assertThat(second.costs().spread()).isEqualTo(1.35, within(1e-9));
        assertThat(second.costs().slippage()).isEqualTo(1.125, within(1e-9));
    }

    /** V-66: 1,000 at 47,262 earn 2.50, 5.46, 8.21, 9.37 and 9.27 at 47,380, 47,520, 47,650, 47,705 and 47,700. */
    @Test
    void profitsAreThoseOfTheSpecification() {
        Panel bars = bars(row(47262), row(47262), row(47380), row(47520), row(47650), row(47700));
        BacktestOutput book = run(rules(CostParams.FREE), bars, target(0, .1));
        double[] expected = {0, 2.4967, 5.4589, 8.2096, 9.2675};
        for (int i = 0; i < expected.length; i++) {
            assertThat(book.equity().get(i + 1).equity() - 10_000).isEqualTo(expected[i], within(5e-5));
        }
    }

    /**
     * V-79 to V-81: .6994 bought at 3,217 are worth 2,249.97, and earn 19.58, 47.56, 86.03 and 114.00 at 3,245, 3,285, 3,340 and 3,380, and
     * 500.5 bps at 3,378. V-67: 9.27 less costs of 1.96 are 7.31.
     */
    @Test
    void profitsOfAnOrderAreThoseOfTheSpecification() {
        Panel bars = bars(row(3217), row(3217), row(3245), row(3285), row(3340), row(3380), row(3378));
        BacktestOutput book = run(rules(CostParams.FREE), tickets(bars, Ticket.market("AAA", Market.close(0), .6994)));
        double value = book.fills().get(0).quantity() * book.fills().get(0).price();
        assertThat(value).isEqualTo(2_249.97, within(5e-3));
        double[] expected = {19.58, 47.56, 86.03, 114.00};
        for (int i = 0; i < expected.length; i++) {
            assertThat(book.equity().get(i + 2).equity() - 10_000).isEqualTo(expected[i], within(5e-3));
        }
        assertThat((book.equity().get(6).equity() - 10_000) / value).isEqualTo(.05005, within(5e-6));
        double perSide = 1.96 / (1_000 + 1_009.27) * 1e4;
        BacktestOutput net = run(
                rules(new CostParams(perSide, 0, 0, 0, 0, 0)),
                bars(row(47262), row(47262), row(47700), row(47700)),
                target(0, .1),
                target(1, 0));
        assertThat(net.equity().get(3).costs().total()).isEqualTo(1.96, within(5e-3));
        assertThat(net.equity().get(3).equity() - 10_000).isEqualTo(7.31, within(5e-3));
    }

    @Test
    void aGapThroughAStopFillsAtTheOpen() {
        BacktestOutput book =
                run(exits(EXITS), bars(row(100), row(100), new double[] {95, 96, 94, 95, 9}), target(0, 1));
        assertThat(book.fills().get(1).price()).isEqualTo(95);
        assertThat(book.fills().get(1).micros()).isEqualTo(Market.close(1));
    }

    @Test
    void stopAndTargetInOneBarTakeTheStopUnlessTheBestPathIsAskedFor() {
        Panel bars = bars(row(100), row(100), new double[] {100, 103, 98, 100, 9});
        BookRules rules = exits(EXITS);
        assertThat(run(rules, bars, target(0, 1)).equity().get(2).equity()).isEqualTo(9_900, within(1e-9));
        assertThat(run(rules.with(Path.BEST), bars, target(0, 1))
                        .equity()
                        .get(2)
                        .equity())
                .isEqualTo(10_200, within(1e-9));
        assertThat(run(rules.with(Path.HIGH_FIRST), bars, target(0, 1))
                        .equity()
                        .get(2)
                        .equity())
                .isEqualTo(10_200, within(1e-9));
        assertThat(run(rules, bars, target(0, 1)).orders())
                .extracting(Order::outcome)
                .containsExactly(Order.Outcome.FILLED, Order.Outcome.FILLED, Order.Outcome.CANCELLED);
    }

    @Test
    void aWaitingLimitFillsAtItsPriceAsMakerOnlyWhereThePriceGoesBeyond() {
        double[] touch = {100, 100, 99, 100, 9};
        double[] beyond = {100, 100, 98.9, 100, 9};
        OrderTerms limit = terms(Kind.LIMIT, 99, Double.NaN, Life.UNTIL_CANCELLED);
        BacktestInput input = tickets(bars(row(100), touch, beyond), ticket(0, 10, limit));
        BacktestOutput book = run(rules(new CostParams(10, -2, 0, 5, 5, 0)), input);
        assertThat(book.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.price()).isEqualTo(99);
            assertThat(fill.maker()).isTrue();
            assertThat(fill.micros()).isEqualTo(Market.close(2) - 1);
            assertThat(fill.costs().total()).isEqualTo(-.198, within(1e-12));
        });
    }

    @Test
    void aBarFillsNoMoreThanItsShareOfVolumeAndTheRestLater() {
        FillRules tenth = new FillRules(Path.WORST, .1, 0, true, FillRules.OrderStyle.MARKET);
        BacktestOutput book = run(
                new BookRules(10_000, CostParams.FREE, tenth, AccountRules.FREE, Filters.NONE, false, 48, false),
                tickets(bars(row(100), row(101), row(102), row(103)), ticket(0, 1.5, OrderTerms.MARKET)));
        assertThat(book.fills()).extracting(Fill::quantity).containsExactly(.9, .6);
        assertThat(book.fills()).extracting(Fill::price).containsExactly(101.0, 102.0);
    }

    @Test
    void ordersExpireFillAtOnceOrNotAtAllAndWaitOutTheLatency() {
        Panel bars = bars(row(100), row(100), row(100), row(100), row(100));
        OrderTerms twoBars = terms(Kind.LIMIT, 90, Double.NaN, new Life(OrderTerms.TimeInForce.GTD, 2));
        OrderTerms atOnce = terms(Kind.LIMIT, 90, Double.NaN, new Life(OrderTerms.TimeInForce.IOC, 0));
        assertThat(run(rules(CostParams.FREE), tickets(bars, ticket(0, 1, twoBars), ticket(0, 1, atOnce)))
                        .orders())
                .extracting(Order::outcome)
                .containsOnly(Order.Outcome.EXPIRED);
        FillRules late = new FillRules(Path.WORST, 0, 2, true, FillRules.OrderStyle.MARKET);
        BookRules rules =
                new BookRules(10_000, CostParams.FREE, late, AccountRules.FREE, Filters.NONE, false, 48, false);
        assertThat(run(rules, tickets(bars, ticket(0, 1, OrderTerms.MARKET))).fills())
                .singleElement()
                .extracting(Fill::micros)
                .isEqualTo(Market.close(2));
    }

    /**
     * 10,000 at leverage 10, 1,000 units at 100: margin less 1 % maintenance is zero at 10,000 - 1,000 (100 - p) = 10 p, so at
     * p = 90,000 / 990. The way there is straight, so half is closed there, and the rest where that runs out.
     */
    @Test
    void aCrossAccountIsLiquidatedWhereItsMarginEndsFirstInPart() {
        AccountRules.Margin margin = new AccountRules.Margin(
                AccountRules.MarginMode.CROSS, 10, List.of(new AccountRules.Tier(0, .01)), 50, .5);
        BacktestOutput book =
                run(margin(margin), bars(row(100), row(100), new double[] {100, 100, 80, 95, 9}), target(0, 10));
        assertThat(book.fills())
                .extracting(Fill::reason)
                .containsExactly(Fill.Reason.ORDER, Fill.Reason.LIQUIDATED, Fill.Reason.LIQUIDATED);
        assertThat(book.fills().get(1).price()).isEqualTo(90_000.0 / 990, within(1e-9));
        assertThat(book.fills().get(1).quantity()).isEqualTo(-500, within(1e-9));
        assertThat(book.fills().get(2).price()).isLessThan(90_000.0 / 990);
        assertThat(book.equity().get(2).equity()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void theInsuranceBearsWhatAnIsolatedPositionLosesBeyondItsMargin() {
        AccountRules.Margin margin = new AccountRules.Margin(
                AccountRules.MarginMode.ISOLATED, 10, List.of(new AccountRules.Tier(0, .01)), 0, 1);
        BacktestOutput book =
                run(margin(margin), bars(row(100), row(100), new double[] {80, 80, 80, 80, 9}), target(0, 1));
        // 10,000 of value had 1,000 aside, and opened 2,000 lower
        assertThat(book.equity().get(2).equity()).isEqualTo(9_000, within(1e-9));
        assertThat(book.equity().get(2).carry().insurance()).isEqualTo(1_000, within(1e-9));
    }

    @Test
    void spotHasNoShortsAndNoDebtsUnlessTheyAreConfigured() {
        AccountRules spot = new AccountRules(
                AccountRules.Market.SPOT, AccountRules.Margin.NONE, AccountRules.Caps.NONE, AccountRules.Rates.NONE);
        BookRules rules = new BookRules(
                10_000, new CostParams(100, 0, 0, 0, 0, 0), FillRules.PLAIN, spot, Filters.NONE, false, 48, false);
        assertThatThrownBy(() -> run(rules, bars(row(100), row(100)), target(0, -1)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("borrow-annual");
        BacktestOutput book = run(rules, bars(row(100), row(101), row(101)), target(0, 1));
        assertThat(book.fills().get(0).quantity()).isEqualTo(10_000 / 102.01, within(1e-9));
        assertThat(book.equity().get(2).cash()).isEqualTo(0, within(1e-6));
    }

    @Test
    void theBookOfManySymbolsIsTheSumOfTheBooksOfEach() {
        Random random = new Random(3);
        Panel.Builder both = new Panel.Builder(List.of("AAA", "BBB"), FIELDS, Market.HOUR, Market.FIRST, 200);
        List<Panel> single = new ArrayList<>();
        List<TargetWeight> targets = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            String name = s == 0 ? "AAA" : "BBB";
            Panel.Builder alone = new Panel.Builder(List.of(name), FIELDS, Market.HOUR, Market.FIRST, 200);
            double price = 100;
            for (int t = 0; t < 200; t++) {
                double close = price * Math.exp(.01 * random.nextGaussian());
                double[] row = {price, Math.max(price, close) * 1.005, Math.min(price, close) * .995, close, 50};
                for (int f = 0; f < row.length; f++) {
                    both.set(f, s, t, row[f]);
                    alone.set(f, 0, t, row[f]);
                }
                price = close;
                if (t % 7 == 0) {
                    targets.add(new TargetWeight(name, Market.close(t), random.nextInt(21) - 10));
                }
            }
            single.add(alone.build());
        }
        BookRules rules = exits(EXITS).withUnits(true);
        double sum = 0;
        for (Panel panel : single) {
            String name = panel.symbols().get(0);
            BacktestOutput book = run(
                    rules,
                    panel,
                    targets.stream().filter(t -> t.symbol().equals(name)).toArray(TargetWeight[]::new));
            sum += book.equity().get(199).equity() - 10_000;
        }
        List<TargetWeight> shuffled = new ArrayList<>(targets);
        Collections.shuffle(shuffled, random);
        BacktestOutput whole = run(rules, both.build(), shuffled.toArray(TargetWeight[]::new));
        assertThat(whole.equity().get(199).equity() - 10_000).isEqualTo(sum, within(1e-8));
    }

    /** The book checks conservation to 1e-9 at every bar, and throws where it does not hold. */
    @Test
    void moneyIsConservedUnderAMillionEvents() {
        Random random = new Random(11);
        int bars = 24_000;
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "G", "H");
        Panel.Builder panel = new Panel.Builder(names, FIELDS, Market.HOUR, Market.FIRST, bars);
        List<TargetWeight> targets = new ArrayList<>();
        List<FundingRate> funding = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            double price = 100;
            for (int t = 0; t < bars; t++) {
                double close = price * Math.exp(.01 * random.nextGaussian());
                double[] row = {price, Math.max(price, close) * 1.004, Math.min(price, close) * .996, close, 1e3};
                for (int f = 0; f < row.length; f++) {
                    panel.set(f, s, t, row[f]);
                }
                price = random.nextInt(500) == 0 ? close * (.9 + .2 * random.nextDouble()) : close;
                targets.add(new TargetWeight(names.get(s), Market.close(t), .5 * random.nextGaussian()));
                if (t % 8 == 0) {
                    funding.add(new FundingRate(
                            names.get(s), Market.close(t), 8 * Market.HOUR.micros(), 1e-4 * random.nextGaussian()));
                }
            }
        }
        AccountRules.Margin margin = new AccountRules.Margin(
                AccountRules.MarginMode.CROSS, 5, List.of(new AccountRules.Tier(0, .01)), 50, .5);
        AccountRules account = new AccountRules(
                AccountRules.Market.PERPETUAL, margin, AccountRules.Caps.NONE, AccountRules.Rates.NONE);
        FillRules fills =
                new FillRules(Path.WORST, .01, 0, true, FillRules.OrderStyle.market(new Ticket.Exits(80, 120, 0)));
        BookRules rules =
                new BookRules(10_000, new CostParams(.1, 0, 0, 0, 0, 0), fills, account, Filters.NONE, true, 48, false);
        BacktestInput input = new BacktestInput(panel.build(), targets, List.of(), funding, List.of());
        BacktestOutput book = Backtest.run(new BacktestParams(rules, Market.JUDGEMENT), input);
        long events = book.orders().size() * 2L
                + book.fills().size()
                + book.positions().size() / 8;
        assertThat(events).isGreaterThan(1_000_000);
    }

    private static final List<FieldSpec> FIELDS =
            List.of(BarFields.OPEN, BarFields.HIGH, BarFields.LOW, BarFields.CLOSE, BarFields.VOLUME);

    private static double[] row(double price) {
        return new double[] {price, price, price, price, 9};
    }

    private static Panel bars(double[]... rows) {
        Panel.Builder panel = new Panel.Builder(List.of("AAA"), FIELDS, Market.HOUR, Market.FIRST, rows.length);
        for (int t = 0; t < rows.length; t++) {
            for (int f = 0; f < rows[t].length; f++) {
                panel.set(f, 0, t, rows[t][f]);
            }
        }
        return panel.build();
    }

    private static TargetWeight target(int bar, double weight) {
        return Market.target("AAA", bar, weight);
    }

    private static OrderTerms terms(Kind kind, double limit, double stop, Life life) {
        return new OrderTerms(kind, limit, stop, Double.NaN, life, false, OrderTerms.NO_PARENT);
    }

    private static Ticket ticket(int bar, double quantity, OrderTerms terms) {
        return new Ticket("AAA", Market.close(bar), quantity, terms, Ticket.Exits.NONE, Ticket.Slicing.WHOLE);
    }

    private static BacktestInput tickets(Panel bars, Ticket... tickets) {
        return new BacktestInput(bars, List.of(), List.of(), List.of(), List.of(), List.of(tickets));
    }

    private static BookRules rules(CostParams costs) {
        return BookRules.plain(10_000, costs, false, 48);
    }

    private static BookRules exits(Ticket.Exits exits) {
        FillRules fills = new FillRules(Path.WORST, 0, 0, true, FillRules.OrderStyle.market(exits));
        return new BookRules(
                10_000,
                CostParams.FREE,
                fills,
                AccountRules.FREE,
                new Filters(Filters.Filter.NONE, new TreeMap<>()),
                false,
                48,
                false);
    }

    private static BookRules margin(AccountRules.Margin margin) {
        return new BookRules(
                10_000,
                CostParams.FREE,
                FillRules.PLAIN,
                new AccountRules(
                        AccountRules.Market.PERPETUAL, margin, AccountRules.Caps.NONE, AccountRules.Rates.NONE),
                Filters.NONE,
                false,
                48,
                false);
    }

    private static BacktestOutput run(BookRules rules, Panel bars, TargetWeight... targets) {
        return run(rules, new BacktestInput(bars, List.of(targets), List.of(), List.of(), List.of()));
    }

    private static BacktestOutput run(BookRules rules, BacktestInput input) {
        return new LocalRunner()
                .run(new Backtest(new BacktestParams(rules, Market.JUDGEMENT)), List.of(input))
                .get(0);
    }
}
