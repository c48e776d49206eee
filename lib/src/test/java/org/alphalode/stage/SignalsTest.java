package org.alphalode.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.stat.Moments;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final double[] X =
            new Random(3).doubles(40).map(u -> u * u * u).toArray();

    @Test
    void isTheOrientedClippedZScoreOfTheLastBars() {
        double[] x = X.clone();
        x[30] = 50;
        Panel signals = Signals.of(List.of(alpha("f00-up", "x", 1), alpha("f00-down", "x", -1)), panel(x), 20);
        assertThat(signals.fields().stream().map(FieldSpec::name)).containsExactly("f00-up", "f00-down");
        for (int t = 0; t < x.length; t++) {
            double up = signals.value(0, 0, t);
            if (t < 19) {
                assertThat(up).isNaN();
            } else {
                Moments window = Moments.of(Arrays.copyOfRange(x, t - 19, t + 1));
                double z = (x[t] - window.mean()) / window.deviation();
                assertThat(up).isCloseTo(Math.max(-3, Math.min(3, z)), within(1e-9));
                assertThat(signals.value(1, 0, t)).isEqualTo(-up);
            }
        }
    }

    @Test
    void clipsAtThreeDeviations() {
        double[] x = X.clone();
        x[30] = 50;
        // one value far out of 20: 19 / sqrt(20) deviations
        assertThat(Signals.of(List.of(alpha("f00-a", "x", 1)), panel(x), 20).value(0, 0, 30))
                .isEqualTo(3);
    }

    @Test
    void doesNotSeeTheFuture() {
        Panel whole = Signals.of(List.of(alpha("f00-a", "x * x", 1)), panel(X), 10);
        for (int t : new int[] {10, 20, 39}) {
            Panel cut = Signals.of(List.of(alpha("f00-a", "x * x", 1)), panel(X).bars(0, t), 10);
            assertThat(cut).isEqualTo(whole.bars(0, t));
        }
    }

    private static Panel panel(double[] x) {
        return new Panel.Builder(
                        List.of("A"), List.of(FieldSpec.pure("x", Family.PRICE)), BarInterval.parse("1h"), 0, x.length)
                .set(0, 0, x)
                .build();
    }

    private static Alpha alpha(String id, String formula, int orientation) {
        return new Alpha(id, "f00", formula, orientation, 1, 1, 0, List.of());
    }
}
