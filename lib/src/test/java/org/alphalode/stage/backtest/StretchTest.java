package org.alphalode.stage.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fold;
import org.alphalode.model.Metric;
import org.alphalode.model.Span;
import org.alphalode.model.TradeCosts;
import org.alphalode.stage.backtest.book.CostParams;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final double YEAR = 8760;

    @Test
    void theDeepestLossHasItsPeakTroughAndRecovery() {
        List<Metric> metrics = of(100, 110, 99, 105, 120, 60, 90, 119, 121, 115);
        assertThat(value(metrics, "max_drawdown")).isEqualTo(.5);
        assertThat(value(metrics, "max_drawdown_peak")).isEqualTo((double) Market.close(4));
        assertThat(value(metrics, "max_drawdown_trough")).isEqualTo((double) Market.close(5));
        assertThat(value(metrics, "max_drawdown_recovery")).isEqualTo((double) Market.close(8));
        assertThat(metric(of(100, 50), "max_drawdown_recovery").reason()).isEqualTo("not recovered by the end");
        assertThat(metric(of(100, 101), "max_drawdown_peak").reason()).isEqualTo("no loss from a peak");
    }

    /** Returns .1 and -.1: mean 0, variance .02; then 10 %, 10 %, 40 %: mean .2, deviation sqrt(.03). */
    @Test
    void ratiosAreAnnualisedWithTheBarsOfAYear() {
        assertThat(value(of(100, 110, 99), "sharpe")).isEqualTo(0, within(1e-12));
        assertThat(value(of(100, 110, 99), "annual_volatility")).isEqualTo(Math.sqrt(.02 * YEAR), within(1e-9));
        List<Metric> rising = of(100, 110, 121, 169.4);
        assertThat(value(rising, "sharpe")).isEqualTo(.2 / Math.sqrt(.03) * Math.sqrt(YEAR), within(1e-9));
        assertThat(value(rising, "total_return")).isEqualTo(.694, within(1e-12));
        assertThat(value(of(100, 100.01), "annual_return")).isEqualTo(Math.pow(1.0001, YEAR) - 1, within(1e-9));
        Metric sharpe = metric(rising, "sharpe");
        assertThat(sharpe.low()).isLessThanOrEqualTo(sharpe.value());
        assertThat(sharpe.high()).isGreaterThanOrEqualTo(sharpe.value());
    }

    @Test
    void moreTrialsDeflateTheSharpeRatio() {
        double[] equity = new double[400];
        equity[0] = 100;
        for (int i = 1; i < equity.length; i++) {
            equity[i] = equity[i - 1] * (i % 3 == 0 ? .99 : 1.0075);
        }
        double one = value(of(1, equity), "deflated_sharpe");
        double many = value(of(1000, equity), "deflated_sharpe");
        assertThat(one).isGreaterThan(many);
        assertThat(many).isBetween(0.0, 1.0);
    }

    @Test
    void whatIsNotDefinedHasAReasonAndIsNeverZero() {
        assertThat(metric(of(100), "annual_return").reason()).isEqualTo("no return");
        assertThat(metric(of(100), "sharpe").reason()).isEqualTo("fewer than two returns");
        assertThat(metric(of(100, 100, 100), "sharpe").reason()).isEqualTo("the returns do not vary");
        assertThat(metric(of(100, -5, -5), "annual_return").reason()).isEqualTo("equity was used up");
        assertThat(metric(of(), "total_return").reason()).isEqualTo("no bar");
    }

    @Test
    void aFoldRunsFromItsFirstDecisionToTheFirstOneAfterIt() {
        double[][] rows = IntStream.range(0, 9)
                .mapToObj(t -> new double[] {100 + t, 101 + t, 1})
                .toArray(double[][]::new);
        BacktestInput all = Market.input(Market.single(rows), Market.target("AAA", 2, 1), Market.target("AAA", 5, 0));
        BacktestInput folded = new BacktestInput(
                all.bars(), all.targets(), List.of(), List.of(), List.of(fold("f01", 2, 5), fold("f02", 5, 8)));
        BacktestParams params = Market.params(CostParams.FREE);
        BacktestOutput book = Backtest.run(params, folded);
        assertThat(book.equity())
                .extracting(EquityPoint::closeMicros)
                .containsExactly(
                        Market.close(2),
                        Market.close(3),
                        Market.close(4),
                        Market.close(5),
                        Market.close(6),
                        Market.close(7));
        List<Metric> metrics = new Metrics(params, folded, book).all();
        // 10,000 / 103 units bought at 103 (open of bar 3), marked at 106 (close of bar 5)
        assertThat(metrics)
                .filteredOn(m -> m.name().equals("total_return") && m.scope().equals("fold:f01"))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isEqualTo(3.0 / 103, within(1e-12)));
        // sold at the open of bar 6, again 106
        assertThat(metrics)
                .filteredOn(m -> m.name().equals("total_return") && m.scope().equals("fold:f02"))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isEqualTo(0, within(1e-12)));
    }

    private static Fold fold(String id, int from, int to) {
        Span before = new Span(Market.close(0), Market.close(0));
        return new Fold(id, before, before, new Span(Market.close(from), Market.close(to)));
    }

    private static List<Metric> of(double... equity) {
        return of(1, equity);
    }

    private static List<Metric> of(long trials, double[] equity) {
        List<EquityPoint> points = IntStream.range(0, equity.length)
                .mapToObj(i -> new EquityPoint(Market.close(i), equity[i], 0, 0, 0, 0, TradeCosts.NONE, 0))
                .toList();
        return new Stretch("total", points, new BacktestParams.Judgement(trials, Double.NaN, 200, 2, 5), YEAR).all();
    }

    private static Metric metric(List<Metric> metrics, String name) {
        return metrics.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    private static double value(List<Metric> metrics, String name) {
        return metric(metrics, name).value();
    }
}
