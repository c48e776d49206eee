package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Metric;
import org.alphalode.model.Span;
import org.alphalode.model.TradeCosts;
import org.alphalode.stat.Figure;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final List<Fold> FOLDS = List.of(
            new Fold("f00", new Span(0, 1), new Span(1, 2), new Span(20, 40)),
            new Fold("f01", new Span(0, 1), new Span(1, 2), new Span(40, 60)));

    @Test
    void theBookStartsAtTheFirstDecisionAndABarBelongsToTheFoldThatDecidedBeforeIt() {
        List<EquityPoint> equity = List.of(
                point(10, 1_000, 0, 0),
                point(20, 1_000, 0, 0),
                point(30, 990, 10, 0),
                point(40, 1_020, 10, -5),
                point(50, 1_000, 25, -5));
        TradeCosts costs = new TradeCosts(4, 3, 2, 1);
        List<Fill> fills = List.of(
                new Fill(0, "A", 21, 50, 4, costs, Fill.Reason.ORDER),
                new Fill(1, "B", 21, 10, -2, costs, Fill.Reason.ORDER),
                new Fill(2, "A", 41, 60, -1, costs, Fill.Reason.ORDER));
        Book book = Assembly.book(equity, fills, FOLDS, Books.NO_SHARPE);
        assertThat(book.startEquity()).isEqualTo(1_000);
        assertThat(book.steps())
                .containsExactly(
                        new Book.Step(30, 990, 220, 0.5, new Costs(10, 0, 0, 0, 0), "f00"),
                        new Book.Step(40, 1_020, 0, 0.5, new Costs(0, 0, 0, 0, -5), "f00"),
                        new Book.Step(50, 1_000, 60, 0.5, new Costs(15, 0, 0, 0, 0), "f01"));
        assertThat(book.fills().stream().map(Book.Fill::positionAfter)).containsExactly(4.0, -2.0, 3.0);
        assertThat(book.fills().get(0).costs()).isEqualTo(new Costs(4, 3, 2, 1, 0));
        assertThat(book.fills().stream().map(Book.Fill::foldId)).containsExactly("f00", "f00", "f01");
    }

    @Test
    void aBookWithoutATestWindowIsEmptyAndHasAStart() {
        Book book = Assembly.book(List.of(point(10, 500, 0, 0)), List.of(), FOLDS, Books.NO_SHARPE);
        assertThat(book.steps()).isEmpty();
        assertThat(book.startEquity()).isEqualTo(500);
    }

    @Test
    void aSharpeRatioComesWithItsIntervalOrTheReasonThatItHasNone() {
        List<Metric> metrics = List.of(
                new Metric("sharpe", "total", 1.2, "annual", 0.2, 2.2, ""),
                Metric.of("deflated_sharpe", "total", 0.7, "probability"),
                Metric.undefined("sharpe", "fold:f00", "annual", "fewer than two returns"),
                Metric.of("sharpe", "fold:f01", 3, "annual"));
        assertThat(Assembly.sharpe(metrics, "total", 99))
                .isEqualTo(new SharpeEstimate(Figure.of(1.2), 0.2, 2.2, 0.95, Figure.of(0.7), 99));
        assertThat(Assembly.sharpe(metrics, "fold:f00", 99).annual().undefinedBecause())
                .isEqualTo("fewer than two returns");
        assertThat(Assembly.sharpe(metrics, "fold:f01", 99).annual().undefinedBecause())
                .isEqualTo("its interval is not defined");
        assertThat(Assembly.sharpe(metrics, "fold:f02", 99).annual().undefinedBecause())
                .isEqualTo("not computed");
    }

    @Test
    void clustersThatHoldAnAlphaHaveTheirMeanWeightAndWhatTheTablesKnow() {
        List<ClusterOutcome> clusters = Assembly.clusters(
                List.of(cluster("f00-aa"), cluster("f00-bb")),
                List.of(
                        new Allocation("f00", 1, Cluster.VOLATILITY_BREAKOUT, 0.5, Allocation.Role.CHOSEN),
                        new Allocation("f00", 2, Cluster.SPREAD_COMPRESSION, 1, Allocation.Role.CHOSEN)),
                List.of(
                        Metric.of("gross_profit", "cluster:volatility_breakout", 12, "quote"),
                        Metric.of("max_drawdown", "cluster:volatility_breakout", 0.25, "fraction")),
                7,
                Map.of("f00-aa", IcStats.NONE.withRankIc(0.03), "f00-bb", IcStats.NONE));
        assertThat(clusters).hasSize(1);
        assertThat(clusters.get(0).alphas()).isEqualTo(2);
        assertThat(clusters.get(0).meanWeight()).isEqualTo(0.25);
        assertThat(clusters.get(0).grossProfit()).isEqualTo(Figure.of(12));
        assertThat(clusters.get(0).maxDrawdown()).isEqualTo(Figure.of(-0.25));
        assertThat(clusters.get(0).sharpe().annual().undefinedBecause()).isEqualTo("not computed");
    }

    @Test
    void symbolsAreSortedAndNetOfTheirCosts() {
        List<Extras.SymbolResult> symbols = Assembly.symbols(List.of(
                Metric.of("gross_profit", "symbol:B", 10, "quote"),
                Metric.of("gross_profit", "symbol:A", 5, "quote"),
                Metric.of("costs", "symbol:A", 2, "quote"),
                Metric.of("costs", "symbol:B", 1, "quote"),
                Metric.of("funding", "symbol:A", -1, "quote"),
                Metric.of("funding", "symbol:B", 0, "quote")));
        assertThat(symbols.stream().map(Extras.SymbolResult::symbol)).containsExactly("A", "B");
        assertThat(symbols.get(0).netProfit()).isEqualTo(4);
    }

    private static EquityPoint point(long close, double equity, double fees, double funding) {
        return new EquityPoint(close, equity, 0, 0.5, 0, 0, new TradeCosts(fees, 0, 0, 0), funding);
    }

    private static AlphaCluster cluster(String alphaId) {
        ClusterMetrics metrics = new ClusterMetrics(0, 0, 0, 0, 0, 0);
        return new AlphaCluster(alphaId, "f00", metrics, Cluster.VOLATILITY_BREAKOUT, AlphaCluster.AssignedBy.RULE, 0);
    }
}
