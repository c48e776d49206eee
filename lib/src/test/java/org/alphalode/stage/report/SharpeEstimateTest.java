package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alphalode.stat.Figure;
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
}
