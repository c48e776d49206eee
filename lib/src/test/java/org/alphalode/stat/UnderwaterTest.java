package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnderwaterTest {
    @Test
    void findsTheDeepestLossAndItsTimes() {
        Underwater water = Underwater.of(new double[] {0.1, -0.1, 0.2, -0.5, 0.5, 0.5, -0.01});
        assertThat(water.depth()).isCloseTo(0.5, within(1e-15));
        assertThat(water.peak()).isEqualTo(3);
        assertThat(water.trough()).isEqualTo(3);
        assertThat(water.recovery()).isEqualTo(5);
        assertThat(water.longest()).isEqualTo(2);
        double squares = 0.1 * 0.1 + 0.5 * 0.5 + 0.25 * 0.25 + 0.01 * 0.01;
        assertThat(water.ulcerIndex()).isCloseTo(Math.sqrt(squares / 7), within(1e-12));
    }

    @Test
    void startsUnderWaterWhereTheFirstReturnLoses() {
        Underwater water = Underwater.of(new double[] {-0.2, 0.1});
        assertThat(water.depth()).isCloseTo(0.2, within(1e-15));
        assertThat(water.peak()).isZero();
        assertThat(water.recovery()).isEqualTo(-1);
    }

    @Test
    void neverFellIsZeroAndNothing() {
        assertThat(Underwater.of(new double[] {0.1, 0, 0.1})).isEqualTo(new Underwater(0, 0, -1, -1, 0, 0));
        assertThat(Underwater.of(new double[0]).ulcerIndex()).isNaN();
    }

    @Property(tries = 300)
    void agreesWithEveryPairOfTimes(@ForAll @Size(max = 40) List<@DoubleRange(min = -0.3, max = 0.3) Double> drawn) {
        double[] returns = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] wealth = new double[returns.length + 1];
        wealth[0] = 1;
        for (int t = 0; t < returns.length; t++) {
            wealth[t + 1] = wealth[t] * (1 + returns[t]);
        }
        double deepest = 0;
        for (int from = 0; from < wealth.length; from++) {
            for (int to = from; to < wealth.length; to++) {
                deepest = Math.max(deepest, 1 - wealth[to] / wealth[from]);
            }
        }
        Underwater water = Underwater.of(returns);
        assertThat(water.depth()).isCloseTo(deepest, within(1e-14));
        if (water.trough() >= 0) {
            assertThat(1 - wealth[water.trough() + 1] / wealth[water.peak()]).isCloseTo(deepest, within(1e-14));
            int recovery = -1;
            for (int t = wealth.length - 1; t > water.trough() + 1; t--) {
                recovery = wealth[t] >= wealth[water.peak()] ? t - 1 : recovery;
            }
            assertThat(water.recovery()).isEqualTo(recovery);
        }
    }
}
