package org.alphalode.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skewness from seeds in single precision, alone and beside mean and standard deviation, over values that fit into it and values that do not. */
class SkewnessTest {
    private static final int N = Walk.LANES;
    private static final int ROWS = 64;
    private static final int WARM_UP = 55;
    private static final int X = 6 + WARM_UP * N;
    private static final int OUT = X + ROWS * N + 42;
    private static final int MEAN = OUT + ROWS * N;
    private static final int STD = MEAN + ROWS * N;
    private static final int STATE = STD + ROWS * N + 58;

    /** Lane l is drawn at its own scale: variances from 1e-80 to 1e80, two of them subnormal in single precision. */
    private static final double[] SCALES = {1e-40, 1e-20, 3e-20, 1e-15, 1, 1e12, 3e19, 1e40};

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8, 13, 34, 55})
    void twinsAgreeToTheBitAtEveryScale(int window) {
        double[] values = drawn();
        assertThat(bits(skew(LaneProvider.fastest(), values, window)))
                .containsExactly(bits(skew(LaneProvider.scalar(), values, window)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8, 13, 34, 55})
    void threeMomentsAtOnceHaveTheBitsOfEachAlone(int window) {
        double[] values = drawn();
        for (Lanes lanes : List.of(LaneProvider.fastest(), LaneProvider.scalar())) {
            double[] alone =
                    run(values, (a, walk, x, row) -> lanes.meanStd(a, walk, window, x, MEAN + row * N, STD + row * N));
            double[] all = run(
                    values,
                    (a, walk, x, row) -> lanes.meanStdSkew(
                            a, walk, window, x, new int[] {MEAN + row * N, STD + row * N, OUT + row * N}));
            assertThat(bits(Arrays.copyOfRange(all, MEAN, STD + ROWS * N)))
                    .containsExactly(bits(Arrays.copyOfRange(alone, MEAN, STD + ROWS * N)));
            assertThat(bits(Arrays.copyOfRange(all, OUT, MEAN))).containsExactly(bits(skew(lanes, values, window)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 13, 55})
    void isThatOfTheDefinitionAtEveryScale(int window) {
        double[] values = drawn();
        double[] actual = skew(LaneProvider.fastest(), values, window);
        for (int i = 0; i < ROWS * N; i++) {
            double expected = defined(values, X + i, window);
            assertThat(actual[i]).as("lane %d, row %d", i % N, i / N).satisfies(v -> assertThat(
                            Double.isNaN(expected)
                                    ? Double.isNaN(v)
                                    : Math.abs(v - expected) <= 1e-11 * (1 + Math.abs(expected)))
                    .isTrue());
        }
    }

    @Test
    void aConstantWindowHasNone() {
        double[] values = drawn();
        Arrays.fill(values, 6, X + ROWS * N, 42);
        assertThat(skew(LaneProvider.fastest(), values, 13)).containsOnly(Double.NaN);
    }

    /** Lanes at their scales, one of them with a value that is missing and a stretch that is constant. */
    private static double[] drawn() {
        double[] a = new double[STATE + Walk.stateRows(5, 55) * N];
        Random random = new Random(7);
        for (int i = 6; i < X + ROWS * N; i++) {
            a[i] = random.nextGaussian() * SCALES[(i - 6) % N];
        }
        a[X + 20 * N + 4] = Double.NaN;
        for (int row = 40; row < 47; row++) {
            a[X + row * N + 5] = a[X + 39 * N + 5];
        }
        return a;
    }

    private static double[] skew(Lanes lanes, double[] values, int window) {
        double[] a = run(values, (all, walk, x, row) -> lanes.skew(all, walk, window, x, OUT + row * N));
        return Arrays.copyOfRange(a, OUT, MEAN);
    }

    /** A kernel over the rows from {@code row} on, the first of which lies at {@code x}. */
    private interface Kernel {
        void run(double[] a, Walk walk, int x, int row);
    }

    /** In blocks of 16 rows, so that windows go over their ends. */
    private static double[] run(double[] values, Kernel kernel) {
        double[] a = values.clone();
        Walk walk = new Walk(16);
        walk.rows = 16;
        walk.bar = 1000;
        walk.state = STATE;
        for (int row = 0; row < ROWS; row += 16) {
            kernel.run(a, walk, X + row * N, row);
            walk.bar += 16;
            walk.fresh = false;
        }
        return a;
    }

    /** In two passes, from the mean, of values brought to size 1. */
    private static double defined(double[] a, int newest, int window) {
        double scale = SCALES[(newest - 6) % N];
        double mean = 0;
        for (int j = 0; j < window; j++) {
            mean += a[newest - j * N] / scale / window;
        }
        double m2 = 0;
        double m3 = 0;
        for (int j = 0; j < window; j++) {
            double d = a[newest - j * N] / scale - mean;
            m2 += d * d / window;
            m3 += d * d * d / window;
        }
        double n = window;
        return m2 < 1e-20 ? Double.NaN : Math.sqrt(n * (n - 1)) / (n - 2) * m3 / (m2 * Math.sqrt(m2));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
