package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphalode.model.Allocation;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.Fold;
import org.alphalode.model.Metric;
import org.alphalode.model.Span;
import org.alphalode.model.Verdict;
import org.alphalode.stat.Figure;
import org.junit.jupiter.api.Test;

class TearSheetTest {
    private static final BarInterval DAILY = BarInterval.parse("1d");

    @Test
    void yearlyFiguresAreThoseComputedByHand() {
        double[] equity = new double[365];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = (i == 0 ? 100 : equity[i - 1]) * (i % 2 == 0 ? 1.01 : 0.99);
        }
        Performance p = sheet(Books.of(100, Books.DAY, equity), List.of()).performance();
        double last = equity[364] / 100;
        assertThat(p.totalReturn().value()).isCloseTo(last - 1, within(1e-12));
        assertThat(p.annualReturn().value()).isCloseTo(last - 1, within(1e-12));
        double mean = 0.01 / 365;
        double squares = 365 * 0.0001 - 365 * mean * mean;
        assertThat(p.annualVolatility().value()).isCloseTo(Math.sqrt(squares / 364 * 365), within(1e-9));
        assertThat(p.sortino().value()).isCloseTo(mean / Math.sqrt(182 * 0.0001 / 365) * Math.sqrt(365), within(1e-9));
        assertThat(p.hitRate().value()).isCloseTo(183.0 / 365, within(1e-12));
        assertThat(p.profitFactor().value()).isCloseTo(183.0 / 182, within(1e-9));
    }

    @Test
    void whatIsUndefinedSaysWhy() {
        Performance flat =
                sheet(Books.of(100, Books.DAY, 100, 100, 100), List.of()).performance();
        assertThat(flat.annualReturn().undefinedBecause()).isEqualTo("fewer than 30 days");
        assertThat(flat.sortino().undefinedBecause()).isEqualTo("no losing bar");
        assertThat(flat.hitRate().undefinedBecause()).isEqualTo("no day with a gain or a loss");
        assertThat(flat.maxDrawdown()).isEqualTo(Figure.of(0));
        Performance lost = sheet(Books.of(100, Books.DAY, 50, 0, 0), List.of()).performance();
        assertThat(lost.totalReturn()).isEqualTo(Figure.of(-1));
        assertThat(lost.annualReturn().undefinedBecause()).isEqualTo("the book lost everything");
        Performance none = sheet(Books.of(100, Books.DAY), List.of()).performance();
        assertThat(none.totalReturn().undefinedBecause()).isEqualTo("the book has no bars");
    }

    @Test
    void aFoldStartsFromTheEquityThatItWasHanded() {
        Costs costs = new Costs(1, 0, 0, 0, 0);
        Book book = new Book(
                100,
                List.of(
                        new Book.Step(Books.DAY, 200, 0, 1, costs, "f00"),
                        new Book.Step(2 * Books.DAY, 150, 100, 1, costs, "f01"),
                        new Book.Step(3 * Books.DAY, 300, 75, 1, costs, "f01")),
                List.of(),
                Books.NO_SHARPE);
        List<FoldResult> folds =
                sheet(book, List.of(fold("f00"), fold("f01"), fold("f02"))).folds();
        assertThat(folds.get(0).totalReturn()).isEqualTo(Figure.of(1));
        assertThat(folds.get(1).totalReturn()).isEqualTo(Figure.of(0.5));
        assertThat(folds.get(1).maxDrawdown()).isEqualTo(Figure.of(-0.25));
        assertThat(folds.get(1).turnoverPerDay()).isEqualTo(Figure.of(0.5));
        assertThat(folds.get(1).costs()).isEqualTo(new Costs(2, 0, 0, 0, 0));
        assertThat(folds.get(2).totalReturn().isDefined()).isFalse();
        double growth = (1 + folds.get(0).totalReturn().value())
                * (1 + folds.get(1).totalReturn().value());
        assertThat(growth).isEqualTo(3);
    }

    @Test
    void onlyTheMostActiveAlphasAreDrawnAndTheOthersCounted() {
        List<Decisions.Activity> activity = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            activity.add(new Decisions.Activity(String.format("a%02d", i), 1, i / 45.0));
        }
        ReportInput input = input(Books.of(100, Books.DAY, 100), List.of(), new Decisions(List.of(), activity));
        TearSheet.Maps maps = TearSheet.of(input).maps();
        assertThat(maps.hiddenAlphas()).isEqualTo(5);
        assertThat(maps.selections().rows().get(0).name()).isEqualTo("a05");
    }

    @Test
    void allocationsAreRowsByCluster() {
        Decisions decisions = new Decisions(
                List.of(
                        new Allocation("f00", 1, Cluster.SPREAD_COMPRESSION, 1, Allocation.Role.CHOSEN),
                        new Allocation("f00", 2, Cluster.VOLATILITY_BREAKOUT, 1, Allocation.Role.HEDGE)),
                List.of());
        ReportInput input = input(Books.of(100, Books.DAY, 100), List.of(), decisions);
        assertThat(TearSheet.of(input).maps().allocations().rows())
                .containsExactly(
                        new TimeGrid.Row("spread_compression", List.of(1.0, 0.0)),
                        new TimeGrid.Row("volatility_breakout", List.of(0.0, 1.0)));
    }

    @Test
    void everySharpeAmongTheMetricsCarriesItsInterval() {
        SharpeEstimate sharpe = new SharpeEstimate(Figure.of(1.5), 0.5, 2.5, 0.9, Figure.of(0.8), 1_234);
        Book plain = Books.of(100, Books.DAY, 101, 102);
        Book book = new Book(100, plain.steps(), List.of(), sharpe);
        List<Metric> metrics = sheet(book, List.of(fold("f00"))).metrics();
        assertThat(metrics)
                .contains(
                        new Metric("sharpe", "total", 1.5, "annual", 0.5, 2.5, ""),
                        Metric.of("max_drawdown", "total", 0, "fraction"));
        assertThat(metrics.stream().map(m -> m.scope() + " " + m.name())).doesNotHaveDuplicates();
        assertThat(metrics.stream()
                        .filter(m -> m.name().equals("trials"))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isEqualTo(12);
    }

    private static FoldOutcome fold(String id) {
        return new FoldOutcome(new Fold(id, new Span(0, 1), new Span(1, 2), new Span(2, 3)), 6, 1, Books.NO_SHARPE);
    }

    private static TearSheet sheet(Book book, List<FoldOutcome> folds) {
        return TearSheet.of(input(book, folds, Decisions.NONE));
    }

    private static ReportInput input(Book book, List<FoldOutcome> folds, Decisions decisions) {
        return new ReportInput(
                new RunFacts("r", "t", "c", 1, List.of(), List.of()),
                new MarketFacts("v", "USDT", DAILY, new Span(0, 1), List.of()),
                book,
                folds,
                List.of(),
                new Mining(Map.of(Verdict.WEAK_IC, 10L, Verdict.ACCEPTED, 2L), List.of(), List.of(), List.of()),
                decisions,
                Extras.NONE);
    }
}
