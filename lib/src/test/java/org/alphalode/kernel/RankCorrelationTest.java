package org.alphalode.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    /** Slow twin: ranks by counting, then Pearson. */
    private static double slow(double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        double[] a = ranks(Arrays.stream(both).mapToDouble(i -> x[i]).toArray());
        double[] b = ranks(Arrays.stream(both).mapToDouble(i -> y[i]).toArray());
        double mean = (both.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < a.length; i++) {
            xy += (a[i] - mean) * (b[i] - mean);
            xx += (a[i] - mean) * (a[i] - mean);
            yy += (b[i] - mean) * (b[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] v) {
        return Arrays.stream(v)
                .map(own -> Arrays.stream(v).filter(o -> o < own).count()
                        + (Arrays.stream(v).filter(o -> o == own).count() + 1) / 2.0)
                .toArray();
    }

    private static double[] draw(long seed, int n, int kind) {
        Random random = new Random(seed);
        return IntStream.range(0, n)
                .mapToDouble(i -> switch (kind) {
                    case 0 -> random.nextGaussian();
                    case 1 -> random.nextInt(5) - 2;
                    case 2 -> random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian() * 1e-300;
                    default -> 1 + random.nextInt(50) * 1e-12;
                })
                .toArray();
    }

    @Test
    void agreesWithCountingOverTiesHolesAndNearlyEqualValues() {
        for (int kindX = 0; kindX < 4; kindX++) {
            for (int kindY = 0; kindY < 4; kindY++) {
                for (int n : new int[] {2, 3, 40, 700}) {
                    double[] x = draw(n + kindX, n, kindX);
                    double[] y = draw(7 * n + kindY, n, kindY);
                    double expected = slow(x, y);
                    double actual = new RankCorrelation(y).with(x);
                    if (Double.isNaN(expected)) {
                        assertThat(actual).isNaN();
                    } else {
                        assertThat(actual).as("%s %s %s", kindX, kindY, n).isCloseTo(expected, within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void theTwoZerosAreTied() {
        double[] y = {1, 2, 3, 4};
        assertThat(new RankCorrelation(y).with(new double[] {-0.0, 0.0, 0.0, -0.0}))
                .isNaN();
    }

    @Test
    void constantAndEmptySeriesHaveNone() {
        assertThat(new RankCorrelation(new double[0]).with(new double[0])).isNaN();
        assertThat(new RankCorrelation(new double[] {1, 2}).with(new double[] {3, 3}))
                .isNaN();
        assertThat(new RankCorrelation(new double[] {Double.NaN, 2}).with(new double[] {3, 4}))
                .isNaN();
    }
}
