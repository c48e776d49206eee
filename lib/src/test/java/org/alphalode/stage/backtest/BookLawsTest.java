package org.alphalode.stage.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Panel;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.junit.jupiter.api.Test;

class BookLawsTest {
    private static final CostParams COSTS = new CostParams(7, 1, .25, 3, 1, 20);

    @Property(tries = 40)
    void neitherPoisonNorTheMissingFutureChangesThePast(@ForAll long seed) {
        BacktestInput input = Market.random(seed, 90, false);
        int moment = 10 + new Random(seed).nextInt(70);
        BacktestParams params = params(COSTS, true);
        BacktestOutput whole = Backtest.run(params, input);
        assertSamePast(whole, Backtest.run(params, Market.until(input, moment)), moment);
        for (double poison : new double[] {Double.NaN, 1e9, 0.01}) {
            BacktestOutput poisoned = Backtest.run(params, Market.poisoned(input, moment, poison));
            assertSamePast(whole, poisoned, moment);
        }
    }

    @Property(tries = 60)
    void higherFeesNeverEarnMore(@ForAll long seed) {
        BacktestInput input = Market.random(seed, 60, false);
        double last = Double.POSITIVE_INFINITY;
        for (double fee : new double[] {0, 1, 5, 20, 80}) {
            BacktestOutput book = Backtest.run(params(new CostParams(fee, 0, 0, 0, 0, 0), false), input);
            double equity = book.equity().get(59).equity();
            assertThat(book.fills()).isNotEmpty();
            assertThat(equity).isLessThan(last);
            last = equity;
        }
    }

    @Property(tries = 60)
    void flatPricesWithoutCostsChangeNothing(@ForAll long seed) {
        BacktestOutput book = Backtest.run(params(CostParams.FREE, false), Market.random(seed, 60, true));
        assertThat(book.fills()).isNotEmpty();
        assertThat(book.equity()).allSatisfy(point -> assertThat(point.equity()).isEqualTo(10_000, within(1e-8)));
    }

    @Property(tries = 60)
    void moneyIsConservedInTheTables(@ForAll long seed) {
        BacktestInput input = Market.random(seed, 120, false);
        BacktestOutput book = Backtest.run(params(COSTS, true), input);
        EquityPoint last = book.equity().get(119);
        double paid = book.fills().stream()
                .mapToDouble(
                        fill -> fill.quantity() * fill.price() + fill.costs().total())
                .sum();
        assertThat(last.cash()).isEqualTo(10_000 - paid - last.funding(), within(1e-8));
        TradeCosts costs = book.fills().stream().map(fill -> fill.costs()).reduce(TradeCosts.NONE, TradeCosts::plus);
        assertThat(last.costs().total()).isEqualTo(costs.total(), within(1e-8));
        double profit = input.bars().symbols().stream()
                .mapToDouble(symbol -> book.positions().stream()
                        .filter(position -> position.symbol().equals(symbol))
                        .reduce((earlier, later) -> later)
                        .map(Position::netProfit)
                        .orElse(0.0))
                .sum();
        assertThat(last.equity()).isEqualTo(10_000 + profit, within(1e-8));
    }

    @Property(tries = 40)
    void theProfitsOfTheClustersSumToTheProfitOfTheBook(@ForAll long seed) {
        BacktestInput input = Market.random(seed, 120, false);
        BacktestOutput book = Backtest.run(params(COSTS, false), input);
        List<Metric> metrics = new Metrics(params(COSTS, false), input, book).all();
        EquityPoint last = book.equity().get(119);
        double clusters = sum(metrics, "gross_profit", "cluster:");
        assertThat(metrics).noneMatch(m -> m.scope().equals("cluster:" + Attribution.UNATTRIBUTED));
        assertThat(clusters).isEqualTo(last.equity() - 10_000 + last.costs().total(), within(1e-7));
        assertThat(sum(metrics, "net_profit", "cluster:")).isEqualTo(last.equity() - 10_000, within(1e-7));
        // an account with the profits of one cluster alone
        assertThat(sum(metrics, "total_return", "cluster:")).isEqualTo(last.equity() / 10_000 - 1, within(1e-10));
    }

    /** Two alphas that want the same part of every target share its profits. */
    @Property(tries = 20)
    void theProfitsOfTheAlphasSumToTheProfitOfTheBook(@ForAll long seed) {
        BacktestInput market = Market.random(seed, 120, false);
        List<AlphaWeight> halves = market.targets().stream()
                .flatMap(t ->
                        Stream.of("a", "b").map(id -> new AlphaWeight(t.symbol(), t.closeMicros(), id, t.weight() / 2)))
                .toList();
        BacktestInput input = new BacktestInput(
                market.bars(), market.targets(), List.of(), market.funding(), List.of(), List.of(), halves);
        BacktestOutput book = Backtest.run(params(COSTS, true), input);
        List<Metric> metrics = new Metrics(params(COSTS, true), input, book).all();
        double profit = book.equity().get(119).equity() - 10_000;
        assertThat(sum(metrics, "net_profit", "alpha:a")).isEqualTo(profit / 2, within(1e-7));
        assertThat(sum(metrics, "net_profit", "alpha:b")).isEqualTo(profit / 2, within(1e-7));
    }

    private static double sum(List<Metric> metrics, String name, String scope) {
        return metrics.stream()
                .filter(m -> m.name().equals(name) && m.scope().startsWith(scope))
                .mapToDouble(Metric::value)
                .sum();
    }

    /** 100 units at 100, three quarters wanted by one cluster: 10 a unit up, then turned over to the other at the open of 112. */
    @Test
    void theProfitOfABarIsSplitAtTheFill() {
        Panel bars =
                Market.single(new double[] {100, 100, 1e9}, new double[] {100, 110, 1e9}, new double[] {112, 115, 1e9});
        Cluster trend = Cluster.TREND_FOLLOWING_MOMENTUM;
        Cluster liquidity = Cluster.LIQUIDITY_IMBALANCE;
        BacktestInput input = new BacktestInput(
                bars,
                List.of(Market.target("AAA", 0, 1), Market.target("AAA", 1, .5)),
                List.of(
                        new ClusterWeight("AAA", Market.close(0), trend, .75),
                        new ClusterWeight("AAA", Market.close(0), liquidity, .25),
                        new ClusterWeight("AAA", Market.close(1), liquidity, .5)),
                List.of(),
                List.of());
        BacktestParams params = params(CostParams.FREE, false);
        List<Attribution.Part> parts = input.parts().stream()
                .map(p -> new Attribution.Part(
                        p.symbol(), p.closeMicros(), p.cluster().text(), p.weight()))
                .toList();
        Map<String, Double> profits =
                new Attribution(parts, input.bars().interval().micros(), Backtest.run(params, input)).grossProfits();
        // before the fill: 100 units from 100 over 110 to 112; after it: 50 units from 112 to 115
        assertThat(profits.get(trend.text())).isEqualTo(.75 * 1200, within(1e-9));
        assertThat(profits.get(liquidity.text())).isEqualTo(.25 * 1200 + 150, within(1e-9));
    }

    private static BacktestParams params(CostParams costs, boolean funding) {
        return new BacktestParams(BookRules.plain(10_000, costs, funding, 1000), Market.JUDGEMENT);
    }

    /** What came of an order, and how much of it was filled, belongs to the future of its decision. */
    private static Order asDecided(Order order) {
        return new Order(
                order.id(),
                order.symbol(),
                order.closeMicros(),
                order.targetWeight(),
                order.quantity(),
                Order.Outcome.OPEN,
                order.terms(),
                0);
    }

    private static void assertSamePast(BacktestOutput expected, BacktestOutput actual, int moment) {
        long micros = Market.close(moment);
        assertThat(actual.equity().subList(0, moment + 1))
                .isEqualTo(expected.equity().subList(0, moment + 1));
        assertThat(actual.orders().stream()
                        .filter(order -> order.closeMicros() <= micros)
                        .map(BookLawsTest::asDecided)
                        .toList())
                .isEqualTo(expected.orders().stream()
                        .filter(order -> order.closeMicros() <= micros)
                        .map(BookLawsTest::asDecided)
                        .toList());
        // a fill at the open of the next bar has the same stamp as this close, and belongs to the future
        assertThat(actual.fills().stream().filter(f -> f.micros() < micros).toList())
                .isEqualTo(expected.fills().stream()
                        .filter(f -> f.micros() < micros)
                        .toList());
        assertThat(actual.positions().stream()
                        .filter(p -> p.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.positions().stream()
                        .filter(p -> p.closeMicros() <= micros)
                        .toList());
    }
}
