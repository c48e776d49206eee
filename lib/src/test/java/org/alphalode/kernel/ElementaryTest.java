package org.alphalode.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    /** StrictMath itself is within one unit in the last place. */
    private static final int ULPS = 3;

    private static void assertClose(double x, double actual, double expected) {
        assertThat(Math.abs(actual - expected))
                .as("at %s: %s, expected %s", x, actual, expected)
                .isLessThanOrEqualTo(ULPS * Math.ulp(expected));
    }

    private static void compare(DoubleUnaryOperator f, DoubleUnaryOperator expected, double low, double high) {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            double x = low + (high - low) * random.nextDouble();
            assertClose(x, f.applyAsDouble(x), expected.applyAsDouble(x));
            double small = x * Math.scalb(1.0, -random.nextInt(60));
            if (small > low && small < high) {
                assertClose(small, f.applyAsDouble(small), expected.applyAsDouble(small));
            }
        }
    }

    @Test
    void logarithmsAgreeWithTheLibrary() {
        compare(Elementary::log, StrictMath::log, 1e-300, 4);
        compare(Elementary::log, StrictMath::log, 0.9, 1.1);
        compare(Elementary::log, StrictMath::log, 1, 1e308);
        compare(Elementary::log1p, StrictMath::log1p, -0.9999, 3);
        compare(Elementary::log1p, StrictMath::log1p, -1e-3, 1e-3);
        compare(Elementary::log1p, StrictMath::log1p, 1, 1e300);
        for (double x : new double[] {Double.MIN_VALUE, Double.MIN_NORMAL, 1, Math.sqrt(2), Double.MAX_VALUE}) {
            assertClose(x, Elementary.log(x), StrictMath.log(x));
        }
    }

    @Test
    void exponentialsAgreeWithTheLibrary() {
        compare(Elementary::exp, StrictMath::exp, -50, 50);
        compare(Elementary::exp, StrictMath::exp, -1e-3, 1e-3);
        compare(Elementary::tanh, StrictMath::tanh, -25, 25);
        compare(Elementary::tanh, StrictMath::tanh, -1e-3, 1e-3);
        assertThat(Elementary.tanh(1e300)).isEqualTo(1);
        assertThat(Elementary.tanh(-1e300)).isEqualTo(-1);
        assertThat(Elementary.exp(0)).isEqualTo(1);
    }

    @Test
    void whatHasNoValueIsNaN() {
        for (double x : new double[] {0, -1, Double.NaN}) {
            assertThat(Elementary.log(x)).isNaN();
            assertThat(Elementary.log1p(x - 1)).isNaN();
        }
        assertThat(Elementary.exp(Double.NaN)).isNaN();
        assertThat(Elementary.tanh(Double.NaN)).isNaN();
    }
}
