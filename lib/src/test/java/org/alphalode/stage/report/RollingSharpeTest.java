package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingSharpeTest {
    /** Returns 1 %, 3 %, 1 %, 3 %: mean .02, sample deviation .01 * sqrt(4/3), skew 0, raw kurtosis 1. */
    private static final Curve FOUR =
            Curve.of(Books.of(100, Books.HOUR, 101, 101 * 1.03, 101 * 1.03 * 1.01, 101 * 1.03 * 1.01 * 1.03));

    @Test
    void ratioAndIntervalAreThoseComputedByHand() {
        RollingSharpe rolling = RollingSharpe.of(FOUR, 9, 4, 10);
        assertThat(rolling.points()).hasSize(1);
        RollingSharpe.Point point = rolling.points().get(0);
        assertThat(point.closeMicros()).isEqualTo(4 * Books.HOUR);
        assertThat(point.annual()).isCloseTo(3 * Math.sqrt(3), within(1e-9));
        assertThat(point.high() - point.annual()).isCloseTo(1.959963984540054 * 3 / Math.sqrt(3), within(1e-9));
        assertThat(point.annual() - point.low()).isCloseTo(1.959963984540054 * 3 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void thePointsEndAtTheLastBarAndAreNoMoreThanAsked() {
        Random random = new Random(1);
        double[] equity = random.doubles(1_003, 90, 110).toArray();
        Curve curve = Curve.of(Books.of(100, Books.HOUR, equity));
        RollingSharpe all = RollingSharpe.of(curve, 8_760, 24, 10_000);
        RollingSharpe few = RollingSharpe.of(curve, 8_760, 24, 50);
        assertThat(all.points()).hasSize(980);
        assertThat(few.points()).hasSizeBetween(40, 50);
        assertThat(few.points().get(few.points().size() - 1).closeMicros()).isEqualTo(1_003 * Books.HOUR);
        assertThat(all.points()).containsAll(few.points());
    }

    @Test
    void aWindowWithoutVariationHasNoRatioAndForgetsWhatLeftIt() {
        Curve curve = Curve.of(Books.of(100, Books.HOUR, 1e9, 1e9, 1e9, 1e9));
        RollingSharpe rolling = RollingSharpe.of(curve, 9, 3, 10);
        assertThat(rolling.points()).hasSize(2);
        assertThat(rolling.points().get(1).annual()).isNaN();
        assertThat(rolling.points().get(1).low()).isNaN();
    }

    @Test
    void aCurveShorterThanTheWindowHasNoPoints() {
        assertThat(RollingSharpe.of(FOUR, 9, 5, 10).points()).isEmpty();
    }
}
