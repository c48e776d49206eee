package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphalode.stat.TailRisk.Law;
import org.junit.jupiter.api.Test;

class TailRiskTest {
    private static final double TAIL = 0.05;

    @Test
    void historicalIsTheQuantileAndTheMeanBeyondIt() {
        double[] returns = new double[41];
        for (int i = 0; i < 41; i++) {
            returns[i] = (i * 17 % 41 - 20) / 100.0; // -0.20 to 0.20
        }
        TailRisk risk = TailRisk.of(Law.HISTORICAL, returns, TAIL);
        // position 40 x 0.05 = 2: the third lowest
        assertThat(risk.valueAtRisk().value()).isCloseTo(0.18, within(1e-15));
        assertThat(risk.expectedShortfall().value()).isCloseTo(0.19, within(1e-15));
    }

    @Test
    void gaussianIsThePublishedQuantile() {
        double[] returns = {
            -0.03, -0.01, 0, 0.01, 0.03, -0.03, -0.01, 0, 0.01, 0.03, -0.02, 0.02, -0.02, 0.02, 0, 0, 0, 0, 0.01, -0.01
        };
        Moments m = Moments.of(returns);
        TailRisk risk = TailRisk.of(Law.GAUSSIAN, returns, TAIL);
        assertThat(risk.valueAtRisk().value()).isCloseTo(1.6448536 * m.deviation() - m.mean(), within(1e-9));
        // McNeil, Frey and Embrechts: shortfall at 95 % is 2.0627 deviations
        assertThat(risk.expectedShortfall().value()).isCloseTo(2.0627128 * m.deviation() - m.mean(), within(1e-9));
    }

    @Test
    void cornishFisherIsTheQuantileFunctionAndItsMeanOverTheTail() {
        Random random = new Random(5);
        double[] returns = random.doubles(2000)
                .map(u -> {
                    double z = Normal.quantile(Math.max(1e-9, u));
                    return 0.001 + 0.02 * (z + 0.04 * z * z + 0.02 * z * z * z);
                })
                .toArray();
        Moments m = Moments.of(returns);
        TailRisk risk = TailRisk.of(Law.CORNISH_FISHER, returns, TAIL);
        double s = m.skewness();
        double k = m.kurtosis() - 3;
        double sum = 0;
        int steps = 400_000;
        for (int i = 0; i < steps; i++) {
            sum += corrected(Normal.quantile(TAIL * (i + 0.5) / steps), s, k);
        }
        assertThat(risk.valueAtRisk().value())
                .isCloseTo(-m.mean() - m.deviation() * corrected(Normal.quantile(TAIL), s, k), within(1e-12));
        assertThat(risk.expectedShortfall().value())
                .isCloseTo(-m.mean() - m.deviation() * sum / steps, within(1e-4 * m.deviation()));
    }

    @Test
    void cornishFisherWithoutSkewAndExcessIsGaussian() {
        // a sample whose skewness is 0 and whose raw kurtosis is 3: weights 1/6, 2/3, 1/6 on -a, 0, a
        double[] returns = new double[60];
        for (int i = 0; i < 10; i++) {
            returns[i] = -0.01;
            returns[10 + i] = 0.01;
        }
        TailRisk gaussian = TailRisk.of(Law.GAUSSIAN, returns, TAIL);
        TailRisk corrected = TailRisk.of(Law.CORNISH_FISHER, returns, TAIL);
        assertThat(corrected.valueAtRisk().value())
                .isCloseTo(gaussian.valueAtRisk().value(), within(1e-15));
        assertThat(corrected.expectedShortfall().value())
                .isCloseTo(gaussian.expectedShortfall().value(), within(1e-15));
    }

    @Test
    void isUndefinedWhereItWouldBeNonsense() {
        assertThat(TailRisk.of(Law.HISTORICAL, new double[19], TAIL)
                        .valueAtRisk()
                        .undefinedBecause())
                .isEqualTo("fewer than 20 returns");
        assertThat(TailRisk.of(Law.CORNISH_FISHER, new double[50], TAIL)
                        .valueAtRisk()
                        .isDefined())
                .isFalse();
        double[] crash = new double[200];
        crash[7] = -0.9;
        assertThat(TailRisk.of(Law.CORNISH_FISHER, crash, TAIL)
                        .expectedShortfall()
                        .undefinedBecause())
                .contains("expansion");
    }

    private static double corrected(double z, double s, double k) {
        return z
                + s / 6 * (Math.pow(z, 2) - 1)
                + k / 24 * (Math.pow(z, 3) - 3 * z)
                - s * s / 36 * (2 * Math.pow(z, 3) - 5 * z);
    }
}
