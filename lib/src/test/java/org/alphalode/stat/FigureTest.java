package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void anUndefinedFigureHasAReasonAndADefinedOneHasNone() {
        assertThatThrownBy(() -> new Figure(Double.NaN, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Figure(1, "why")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Figure.of(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Figure.orElse(1.0 / 0, "divided by zero")).isEqualTo(Figure.undefined("divided by zero"));
    }
}
