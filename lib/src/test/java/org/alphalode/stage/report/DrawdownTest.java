package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownTest {
    private static final long H = Books.HOUR;

    @Test
    void episodesAreThoseReadFromTheCurveByHand() {
        Curve curve = Curve.of(Books.of(100, H, 100, 90, 95, 100, 120, 60, 90, 120, 130, 117));
        List<Drawdown> drawdowns = Drawdown.deepest(curve, 10);
        assertThat(drawdowns).hasSize(3);
        assertThat(drawdowns.get(0)).isEqualTo(new Drawdown(5 * H, 6 * H, 8 * H, true, -0.5));
        assertThat(drawdowns.get(1).depth()).isCloseTo(-0.1, within(1e-12));
        assertThat(drawdowns.get(2).depth()).isCloseTo(-0.1, within(1e-12));
        assertThat(drawdowns.stream().filter(d -> !d.recovered()).toList()).hasSize(1);
        Drawdown last =
                drawdowns.stream().filter(d -> !d.recovered()).findFirst().orElseThrow();
        assertThat(last.peakMicros()).isEqualTo(9 * H);
        assertThat(last.troughMicros()).isEqualTo(10 * H);
        assertThat(last.endMicros()).isEqualTo(10 * H);
    }

    @Test
    void equalDepthsComeInOrderOfTime() {
        Curve curve = Curve.of(Books.of(100, H, 100, 50, 100, 50, 100));
        assertThat(Drawdown.deepest(curve, 5).stream().map(Drawdown::peakMicros))
                .containsExactly(H, 3 * H);
    }

    @Test
    void onlyTheDeepestAreKept() {
        Curve curve = Curve.of(Books.of(100, H, 100, 90, 100, 50, 100, 70, 100));
        assertThat(Drawdown.deepest(curve, 2).stream().map(Drawdown::depth)).containsExactly(-0.5, 70.0 / 100 - 1);
    }

    @Test
    void aRisingBookHasNone() {
        assertThat(Drawdown.deepest(Curve.of(Books.of(100, H, 101, 102)), 5)).isEmpty();
    }

    @Test
    void aFallFromTheStartBeginsAtTheFirstBar() {
        Drawdown only = Drawdown.deepest(Curve.of(Books.of(100, H, 80, 100)), 5).get(0);
        assertThat(only.peakMicros()).isEqualTo(H);
        assertThat(only.recovered()).isTrue();
    }
}
