package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void returnsAndDrawdownsAreThoseComputedByHand() {
        List<Curve.Point> points =
                Curve.of(Books.of(100, Books.HOUR, 110, 99, 121, 60.5)).points();
        assertThat(points.stream().map(Curve.Point::simpleReturn).toList())
                .usingElementComparator(CurveTest::close)
                .containsExactly(0.1, -0.1, 2.0 / 9, -0.5);
        assertThat(points.stream().map(Curve.Point::drawdown).toList())
                .usingElementComparator(CurveTest::close)
                .containsExactly(0.0, -0.1, 0.0, -0.5);
    }

    @Test
    void theStartCountsAsAHigh() {
        assertThat(Curve.of(Books.of(100, Books.HOUR, 80)).points().get(0).drawdown())
                .isCloseTo(-0.2, within(1e-15));
    }

    @Test
    void aBookThatLostEverythingHasNoReturnsAfterwards() {
        List<Curve.Point> points = Curve.of(Books.of(100, Books.HOUR, 0, 0)).points();
        assertThat(points.get(0).simpleReturn()).isEqualTo(-1.0);
        assertThat(points.get(1).simpleReturn()).isNaN();
    }

    @Test
    void aBookRefusesStepsOutOfOrderAndUnknownEquity() {
        Book.Step step = new Book.Step(5, 1, 0, 0, Costs.NONE, "f00");
        assertThatThrownBy(() -> new Book(1, List.of(step, step), List.of(), Books.NO_SHARPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order of time");
        assertThatThrownBy(() -> new Book.Step(5, Double.NaN, 0, 0, Costs.NONE, "f00"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void drawdownIsNeverPositiveAndReturnsCompoundToTheEnd(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 1, max = 1e6) Double> equity) {
        double[] steps = equity.stream().mapToDouble(Double::doubleValue).toArray();
        List<Curve.Point> points = Curve.of(Books.of(1_000, Books.HOUR, steps)).points();
        double growth = 1;
        for (Curve.Point point : points) {
            assertThat(point.drawdown()).isBetween(-1.0, 0.0);
            growth *= 1 + point.simpleReturn();
        }
        assertThat(growth * 1_000).isCloseTo(steps[steps.length - 1], within(1e-6 * steps[steps.length - 1] + 1e-6));
    }

    static int close(double a, double b) {
        return Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b);
    }
}
