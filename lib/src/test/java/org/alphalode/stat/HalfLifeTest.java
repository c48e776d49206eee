package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfLifeTest {
    private static final int[] HORIZONS = {1, 2, 4, 8, 16, 32, 48};

    /** An edge per bar that halves every {@code bars} bars, summed over each horizon. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 10, 25})
    void isThatOfAnExponentialDecay(double bars) {
        double rate = Math.log(2) / bars;
        double[] mean = Arrays.stream(HORIZONS)
                .mapToDouble(h -> 1 - Math.exp(-rate * h))
                .toArray();
        // means between horizons stand for their middles: the coarser the horizons, the coarser the answer
        assertThat(HalfLife.bars(HORIZONS, mean)).isCloseTo(bars, within(0.12 * bars));
    }

    @Test
    void isReadBetweenTheMiddles() {
        // edges per bar 8, 4: exactly half in the middle of bars 1 to 3
        assertThat(HalfLife.bars(new int[] {1, 3}, new double[] {8, 16})).isCloseTo(2 - 0.5, within(1e-12));
        // edges per bar 8, -8 at middles 0.5 and 1.5: straight, half of 8 after a quarter of the way
        assertThat(HalfLife.bars(new int[] {1, 2}, new double[] {8, 0})).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void isUndefinedWhereNothingHalves() {
        assertThat(HalfLife.bars(new int[] {1, 2}, new double[] {1, 2})).isNaN();
        assertThat(HalfLife.bars(new int[] {1, 2}, new double[] {-1, 2})).isNaN();
        assertThat(HalfLife.bars(new int[] {1, 2, 4}, new double[] {1, Double.NaN, 1}))
                .isNaN();
        assertThat(HalfLife.bars(new int[0], new double[0])).isNaN();
    }
}
