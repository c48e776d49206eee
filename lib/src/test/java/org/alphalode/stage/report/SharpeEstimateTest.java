package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alphalode.stat.Figure;
import org.alphalode.stat.StationaryBootstrap;
import org.junit.jupiter.api.Test;

class SharpeEstimateTest {
    @Test
    void aSharpeRatioWithoutItsIntervalIsRefused() {
        assertThatThrownBy(() -> new SharpeEstimate(Figure.of(1), Double.NaN, Double.NaN, 0.95, Figure.of(0.9), 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> new SharpeEstimate(Figure.undefined("x"), 0, 1, 0.95, Figure.of(0.9), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEstimateOfReturnsIsTheirRatioForAYearWithinItsInterval() {
        // mean 0.01, deviation sqrt(4 x 0.02^2 / 3)
        double[] returns = {0.03, -0.01, 0.03, -0.01};
        SharpeEstimate found = SharpeEstimate.of(returns, 100, new StationaryBootstrap(1, 200, 7), 12);
        assertThat(found.annual().value()).isCloseTo(0.01 / (0.04 / Math.sqrt(3)) * 10, within(1e-12));
        assertThat(found.low()).isLessThan(found.annual().value());
        assertThat(found.high()).isGreaterThan(found.annual().value());
        assertThat(found.trials()).isEqualTo(12);
    }

    @Test
    void returnsThatDoNotVaryHaveNone() {
        SharpeEstimate none = SharpeEstimate.of(new double[] {0, 0, 0}, 100, new StationaryBootstrap(1, 200, 7), 12);
        assertThat(none.annual().isDefined()).isFalse();
        assertThat(none.annual().undefinedBecause()).contains("do not vary");
    }
}
