package org.alphalode.stage.backtest;

import static org.alphalode.stage.backtest.Market.close;
import static org.alphalode.stage.backtest.Market.input;
import static org.alphalode.stage.backtest.Market.params;
import static org.alphalode.stage.backtest.Market.single;
import static org.alphalode.stage.backtest.Market.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Panel;
import org.alphalode.model.Position;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final double[] BAR = {100, 100, 5000};
    private static final CostParams COSTS = new CostParams(10, 0, 0, 5, 2, 100);

    /** Start 10,000; half into 50 units at 101, out at 103; 13.635 and 13.905 of costs; .51 of funding. */
    @Test
    void countsEveryCostAsComputedByHand() {
        Panel bars = single(BAR, new double[] {101, 102, 5000}, new double[] {103, 104, 5000});
        FundingRate rate = new FundingRate("AAA", close(1), 8 * Market.HOUR.micros(), 1e-4);
        BacktestInput input = new BacktestInput(
                bars, List.of(target("AAA", 0, .5), target("AAA", 1, 0)), List.of(), List.of(rate), List.of());
        BacktestOutput book =
                run(new BacktestParams(BookRules.plain(10_000, COSTS, true, 48), Market.JUDGEMENT), input);

        assertThat(book.orders()).extracting(Order::quantity).containsExactly(50.0, -50.0);
        assertThat(book.orders()).extracting(Order::outcome).containsOnly(Order.Outcome.FILLED);
        Fill buy = book.fills().get(0);
        assertThat(buy.micros()).isEqualTo(close(0));
        assertThat(buy.price()).isEqualTo(101);
        assertThat(buy.costs().fee()).isEqualTo(5.05, within(1e-12));
        assertThat(buy.costs().spread()).isEqualTo(2.525, within(1e-12));
        assertThat(buy.costs().slippage()).isEqualTo(1.01, within(1e-12));
        assertThat(buy.costs().impact()).isEqualTo(5.05, within(1e-12));
        assertThat(equity(book, 0)).isEqualTo(10_000);
        assertThat(equity(book, 1)).isEqualTo(10_036.365 - .51, within(1e-9));
        assertThat(equity(book, 2)).isEqualTo(10_071.95, within(1e-9));
        assertThat(book.positions()).extracting(Position::quantity).containsExactly(50.0, 0.0);
        assertThat(book.positions().get(1).realised()).isEqualTo(100, within(1e-9));
        assertThat(metric(book, "costs", "total")).isEqualTo(27.54, within(1e-9));
        assertThat(metric(book, "funding", "total")).isEqualTo(.51, within(1e-12));
        assertThat(metric(book, "net_profit", "symbol:AAA")).isEqualTo(71.95, within(1e-9));
        assertThat(metric(book, "total_return", "total")).isEqualTo(.007195, within(1e-12));
    }

    @Test
    void aShareThatWaitsInTheBookPaysTheMakerFeeAndNoSpread() {
        CostParams half = new CostParams(10, -2, .5, 4, 0, 0);
        BacktestOutput book = run(params(half), input(single(BAR, BAR), target("AAA", 0, 1)));
        assertThat(book.fills().get(0).costs().fee()).isEqualTo(4, within(1e-12));
        assertThat(book.fills().get(0).costs().spread()).isEqualTo(2, within(1e-12));
    }

    @Test
    void aShortPositionEarnsWhenThePriceFalls() {
        Panel bars = single(BAR, BAR, new double[] {90, 80, 10});
        BacktestOutput book = run(params(CostParams.FREE), input(bars, target("AAA", 0, -1)));
        assertThat(equity(book, 2)).isEqualTo(12_000, within(1e-9));
        assertThat(book.equity().get(2).netExposure()).isEqualTo(-8000.0 / 12_000, within(1e-12));
    }

    @Test
    void turningAPositionAroundRealisesTheOldOneAndStartsANewAverage() {
        Panel bars = single(BAR, BAR, new double[] {110, 110, 9}, new double[] {110, 121, 9});
        BacktestOutput book = run(params(CostParams.FREE), input(bars, target("AAA", 0, 1), target("AAA", 1, -1)));
        Position last = book.positions().get(2);
        assertThat(last.quantity()).isEqualTo(-100, within(1e-9));
        assertThat(last.realised()).isEqualTo(1000, within(1e-9));
        assertThat(last.averageCost()).isEqualTo(110);
        assertThat(last.unrealised()).isEqualTo(-1100, within(1e-9));
    }

    @Test
    void anOrderWaitsForABarThatIsThereTrustedAndTraded() {
        Panel.Builder builder = Market.builder(1, 6);
        Market.bar(builder, 0, 0, 100, 100, 1);
        Market.bar(builder, 0, 2, 100, 150, 1);
        builder.notUsableAtClose(0, 2);
        Market.bar(builder, 0, 3, 150, 150, 0);
        Market.bar(builder, 0, 4, 160, 165, 1);
        Market.bar(builder, 0, 5, 165, 165, 1);
        BacktestOutput book = run(params(CostParams.FREE), input(builder.build(), target("AAA", 0, 1)));
        assertThat(book.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.micros()).isEqualTo(close(3));
            assertThat(fill.price()).isEqualTo(160);
            assertThat(fill.quantity()).isEqualTo(100);
        });
    }

    @Test
    void aSuspectBarDoesNotMarkAndAConfirmedMoveIsBookedInFull() {
        Panel.Builder builder = Market.builder(1, 4);
        Market.bar(builder, 0, 0, 100, 100, 1);
        Market.bar(builder, 0, 1, 100, 100, 1);
        Market.bar(builder, 0, 2, 100, 50, 1);
        builder.notUsableAtClose(0, 2);
        Market.bar(builder, 0, 3, 50, 49, 1);
        BacktestOutput book = run(params(CostParams.FREE), input(builder.build(), target("AAA", 0, 1)));
        assertThat(book.equity())
                .extracting(EquityPoint::equity)
                .containsExactly(10_000.0, 10_000.0, 10_000.0, 4_900.0);
    }

    @Test
    void aLaterDecisionReplacesAnOrderThatCouldNotFill() {
        Panel.Builder builder = Market.builder(1, 4);
        Market.bar(builder, 0, 0, 100, 100, 1);
        Market.bar(builder, 0, 1, 100, 100, 0);
        Market.bar(builder, 0, 3, 100, 100, 1);
        BacktestOutput book =
                run(params(CostParams.FREE), input(builder.build(), target("AAA", 0, 1), target("AAA", 1, .25)));
        assertThat(book.orders())
                .extracting(Order::outcome)
                .containsExactly(Order.Outcome.REPLACED, Order.Outcome.FILLED);
        assertThat(book.fills()).singleElement().extracting(Fill::quantity).isEqualTo(25.0);
    }

    @Test
    void aPositionWithoutBarsIsClosedAtItsLastMark() {
        Panel.Builder builder = Market.builder(2, 8);
        for (int t = 0; t < 8; t++) {
            Market.bar(builder, 1, t, 10, 10, 1);
        }
        Market.bar(builder, 0, 0, 100, 100, 1);
        Market.bar(builder, 0, 1, 100, 120, 1);
        BacktestParams params =
                new BacktestParams(BookRules.plain(10_000, CostParams.FREE, false, 3), Market.JUDGEMENT);
        BacktestOutput book = run(params, input(builder.build(), target("AAA", 0, .5)));
        assertThat(book.fills()).hasSize(2);
        assertThat(book.fills().get(1).reason()).isEqualTo(Fill.Reason.DELISTED);
        assertThat(book.fills().get(1).price()).isEqualTo(120);
        assertThat(book.fills().get(1).micros()).isEqualTo(close(4));
        assertThat(equity(book, 7)).isEqualTo(11_000, within(1e-9));
        assertThat(book.equity().get(7).grossExposure()).isZero();
    }

    @Test
    void tradingStopsWhenEquityIsUsedUp() {
        Panel bars = single(BAR, BAR, new double[] {100, 250, 9}, new double[] {250, 50, 9}, BAR);
        BacktestOutput book = run(params(CostParams.FREE), input(bars, target("AAA", 0, -1), target("AAA", 3, 1)));
        assertThat(book.fills().get(1).reason()).isEqualTo(Fill.Reason.STOPPED);
        assertThat(book.orders().get(1).outcome()).isEqualTo(Order.Outcome.STOPPED);
        assertThat(equity(book, 4)).isEqualTo(-5_000, within(1e-9));
        assertThat(book.metrics())
                .filteredOn(m -> m.name().equals("annual_return") && m.scope().equals("total"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(Double.isNaN(m.value())).isTrue();
                    assertThat(m.reason()).isEqualTo("equity was used up");
                });
    }

    @Test
    void aSymbolWithoutAPriceYetIsNotTraded() {
        Panel.Builder builder = Market.builder(1, 3);
        Market.bar(builder, 0, 1, 100, 100, 1);
        Market.bar(builder, 0, 2, 100, 100, 1);
        BacktestOutput book = run(params(CostParams.FREE), input(builder.build(), target("AAA", 0, 1)));
        assertThat(book.orders()).singleElement().extracting(Order::outcome).isEqualTo(Order.Outcome.UNPRICED);
        assertThat(book.fills()).isEmpty();
    }

    @Test
    void missingFundingOfAHeldTimeIsAnErrorThatNamesIt() {
        double[][] rows = new double[30][];
        Arrays.fill(rows, BAR);
        FundingRate first = new FundingRate("AAA", close(0), 8 * Market.HOUR.micros(), 1e-4);
        FundingRate third = new FundingRate("AAA", close(16), 8 * Market.HOUR.micros(), 1e-4);
        BacktestParams params =
                new BacktestParams(BookRules.plain(10_000, CostParams.FREE, true, 48), Market.JUDGEMENT);
        assertThatThrownBy(() -> run(
                        params,
                        new BacktestInput(
                                single(rows),
                                List.of(target("AAA", 1, 1)),
                                List.of(),
                                List.of(first, third),
                                List.of())))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_FAULT))
                .hasMessageContaining("funding of AAA is missing between 2023-11-05T17:00:00Z")
                .hasMessageContaining("switch funding off");
        // held only while the payments are there: from bar 9 of the day on, out before the next is due
        BacktestOutput book = run(
                params,
                new BacktestInput(
                        single(rows),
                        List.of(target("AAA", 8, 1), target("AAA", 20, 0)),
                        List.of(),
                        List.of(first, third),
                        List.of()));
        assertThat(metric(book, "funding", "total")).isEqualTo(1, within(1e-9));
    }

    @Test
    void targetsThatFitNoBarAreRefused() {
        assertThatThrownBy(() -> input(single(BAR), target("ZZZ", 0, 1)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("no bars of that symbol");
        assertThatThrownBy(() -> input(single(BAR), target("AAA", 5, 1)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("not at the close of a bar");
        assertThatThrownBy(() -> input(single(BAR), target("AAA", 0, 1), target("AAA", 0, 2)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("two targets");
    }

    @Test
    void aBookThatNeverTradesHasUndefinedStatisticsAndSaysWhy() {
        BacktestOutput book = run(params(COSTS), input(single(BAR, BAR, BAR)));
        for (String name : List.of("sharpe", "deflated_sharpe", "hit_rate")) {
            Metric metric = book.metrics().stream()
                    .filter(m -> m.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(Double.isNaN(metric.value())).isTrue();
            assertThat(metric.reason()).isNotEmpty();
        }
        assertThat(metric(book, "total_return", "total")).isZero();
    }

    private static BacktestOutput run(BacktestParams params, BacktestInput input) {
        return new LocalRunner().run(new Backtest(params), List.of(input)).get(0);
    }

    private static double equity(BacktestOutput book, int bar) {
        return book.equity().get(bar).equity();
    }

    private static double metric(BacktestOutput book, String name, String scope) {
        return book.metrics().stream()
                .filter(m -> m.name().equals(name) && m.scope().equals(scope))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
