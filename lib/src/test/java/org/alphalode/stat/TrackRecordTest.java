package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrackRecordTest {
    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** In decimals of 34 digits, straight from the definitions. */
    @Test
    void agreesWithExactDecimals() {
        double[] returns = new SplittableRandom(11).doubles(250, -0.03, 0.032).toArray();
        BigDecimal n = BigDecimal.valueOf(250);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal growth = BigDecimal.ONE;
        BigDecimal gains = BigDecimal.ZERO;
        BigDecimal losses = BigDecimal.ZERO;
        BigDecimal downside = BigDecimal.ZERO;
        for (double r : returns) {
            BigDecimal exact = new BigDecimal(r);
            sum = sum.add(exact);
            growth = growth.multiply(exact.add(BigDecimal.ONE), EXACT);
            if (r > 0) {
                gains = gains.add(exact);
            } else {
                losses = losses.subtract(exact);
                downside = downside.add(exact.multiply(exact));
            }
        }
        BigDecimal mean = sum.divide(n, EXACT);
        BigDecimal squares = BigDecimal.ZERO;
        for (double r : returns) {
            squares = squares.add(new BigDecimal(r).subtract(mean).pow(2), EXACT);
        }
        BigDecimal year = BigDecimal.valueOf(365);
        BigDecimal std = squares.divide(BigDecimal.valueOf(249), EXACT).sqrt(EXACT);
        BigDecimal root = year.sqrt(EXACT);

        TrackRecord record = TrackRecord.of(returns, 365);
        close(record.totalReturn(), growth.subtract(BigDecimal.ONE));
        close(record.annualVolatility(), std.multiply(root));
        close(record.sharpe(), mean.divide(std, EXACT).multiply(root));
        close(
                record.sortino(),
                mean.divide(downside.divide(n, EXACT).sqrt(EXACT), EXACT).multiply(root));
        close(record.omega(), gains.divide(losses, EXACT));
        close(record.profitFactor(), gains.divide(losses, EXACT));
        assertThat(record.annualReturn().value())
                .isCloseTo(Math.exp(Math.log(growth.doubleValue()) * 365 / 250) - 1, within(1e-12));
        assertThat(record.calmar().value())
                .isCloseTo(record.annualReturn().value() / record.underwater().depth(), within(1e-12));
    }

    @Test
    void countsWinsAndTails() {
        TrackRecord record = TrackRecord.of(new double[] {0.02, -0.01, 0, 0.04, -0.02}, 252);
        assertThat(record.hitRate().value()).isEqualTo(0.5);
        assertThat(record.active().value()).isEqualTo(0.8);
        assertThat(record.best().value()).isEqualTo(0.04);
        assertThat(record.worst().value()).isEqualTo(-0.02);
        // positions 0.2 and 3.8 of -0.02 -0.01 0 0.02 0.04
        assertThat(record.tailRatio().value()).isCloseTo(0.036 / 0.018, within(1e-12));
    }

    @Test
    void undefinedSaysWhyAndIsNeverZero() {
        TrackRecord none = TrackRecord.of(new double[0], 365);
        assertThat(none.totalReturn()).isEqualTo(Figure.undefined("no return"));
        assertThat(none.sharpe()).isEqualTo(Figure.undefined("no return"));
        TrackRecord up = TrackRecord.of(new double[] {0.01, 0.01}, 365);
        assertThat(up.sharpe()).isEqualTo(Figure.undefined("the returns do not vary"));
        assertThat(up.sortino()).isEqualTo(Figure.undefined("no losing period"));
        assertThat(up.profitFactor().isDefined()).isFalse();
        assertThat(up.calmar()).isEqualTo(Figure.undefined("no drawdown"));
        assertThat(up.tailRatio().isDefined()).isFalse();
        assertThat(TrackRecord.of(new double[] {-1, 0.5}, 365).annualReturn())
                .isEqualTo(Figure.undefined("everything was lost"));
        TrackRecord unknown = TrackRecord.of(new double[] {0.01, -0.02}, Double.NaN);
        assertThat(unknown.sharpe().undefinedBecause()).contains("year");
        assertThat(unknown.totalReturn().isDefined()).isTrue();
    }

    @Test
    void aBenchmarkOfItselfHasBetaOne() {
        double[] market = new SplittableRandom(2).doubles(100, -0.02, 0.02).toArray();
        double[] levered = new double[100];
        for (int t = 0; t < 100; t++) {
            levered[t] = 0.001 + 1.5 * market[t];
        }
        AgainstBenchmark fit = AgainstBenchmark.of(levered, market);
        assertThat(fit.beta().value()).isCloseTo(1.5, within(1e-12));
        assertThat(fit.alphaPerPeriod().value()).isCloseTo(0.001, within(1e-15));
        assertThat(fit.correlation().value()).isCloseTo(1, within(1e-12));
        Moments half = Moments.of(market);
        assertThat(fit.trackingError().value()).isCloseTo(0.5 * half.deviation(), within(1e-15));
        assertThat(fit.informationRatio(365).value())
                .isCloseTo((0.001 + 0.5 * half.mean()) / (0.5 * half.deviation()) * Math.sqrt(365), within(1e-9));
        assertThat(AgainstBenchmark.of(market, new double[100]).beta().isDefined())
                .isFalse();
        assertThat(AgainstBenchmark.of(market, market).informationRatio(365).isDefined())
                .isFalse();
    }

    private static void close(Figure actual, BigDecimal expected) {
        assertThat(actual.value())
                .isCloseTo(expected.doubleValue(), within(1e-12 * (1 + Math.abs(expected.doubleValue()))));
    }
}
