package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeweyWestTest {
    @Test
    void agreesWithStatsmodels() {
        JsonNode golden = Golden.read("newey_west");
        double[] series = Golden.numbers(golden.get("series"));
        golden.get("by_lag").properties().forEach(entry -> {
            int lag = Integer.parseInt(entry.getKey());
            JsonNode expected = entry.getValue();
            assertThat(NeweyWest.t(series, lag)).isCloseTo(expected.get("t").asDouble(), within(1e-10));
            assertThat(NeweyWest.standardError(series, lag))
                    .isCloseTo(expected.get("se").asDouble(), within(1e-13));
        });
        assertThat(Moments.of(series).naiveT()).isCloseTo(golden.get("iid_t").asDouble(), within(1e-10));
        assertThat(Moments.of(series).sharpe()).isCloseTo(golden.get("icir").asDouble(), within(1e-12));
    }

    @Property(tries = 100)
    void agreesWithTheSumOverLagsHoweverLong(
            @ForAll @IntRange(min = 2, max = 40) int length,
            @ForAll @IntRange(max = 60) int lag,
            @ForAll @IntRange(max = 1000) int seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(length).map(u -> u < 0.2 ? Double.NaN : u).toArray();
        x[0] = 1;
        assertThat(NeweyWest.standardError(x, lag)).isCloseTo(slowError(x, lag), within(1e-12));
    }

    @Test
    void isNotANumberWithoutVariationOrObservations() {
        assertThat(NeweyWest.t(new double[] {2, 2, 2}, 1)).isNaN();
        assertThat(NeweyWest.t(new double[] {Double.NaN}, 1)).isNaN();
        assertThat(NeweyWest.t(new double[0], 0)).isNaN();
    }

    /** A persistent signal that knows nothing, against returns over ten bars: at 5 horizons of lag, 5 % are about 5 %. */
    @Test
    void keepsItsLevelUnderOverlappingReturnsWhereTheNaiveTestDoesNot() {
        Random random = new Random(17);
        int horizon = 10;
        int trials = 1000;
        int length = 4000;
        int rejected = 0;
        int rejectedNaively = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] products = overlapping(random, length, horizon);
            rejected += NeweyWest.twoSided(NeweyWest.t(products, 5 * horizon), length, 5 * horizon) < 0.05 ? 1 : 0;
            rejectedNaively += Normal.twoSided(Moments.of(products).naiveT()) < 0.05 ? 1 : 0;
        }
        assertThat(rejected / (double) trials).isBetween(0.035, 0.07);
        assertThat(rejectedNaively / (double) trials).isGreaterThan(0.4);
    }

    /** Critical values of the t statistic at a fixed share b of the lag, Bartlett's weights: Kiefer and Vogelsang (2005), table 1. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.02, 0.05, 0.1, 0.15, 0.2})
    void rejectsAtTheCriticalValuesOfFixedB(double b) {
        double five = 1.96 + 2.9694 * b + 0.4160 * b * b - 0.5324 * b * b * b;
        double ten = 1.6449 + 2.1859 * b + 0.3142 * b * b - 0.3427 * b * b * b;
        int lag = (int) Math.round(b * 2000) - 1;
        assertThat(NeweyWest.twoSided(five * 0.985, 2000, lag)).isGreaterThan(0.05);
        assertThat(NeweyWest.twoSided(five * 1.015, 2000, lag)).isLessThan(0.05);
        assertThat(NeweyWest.twoSided(ten * 0.985, 2000, lag)).isGreaterThan(0.1);
        assertThat(NeweyWest.twoSided(ten * 1.015, 2000, lag)).isLessThan(0.1);
    }

    @Test
    void isTheNormalLawWhereTheLagIsNothingBesideTheSeries() {
        assertThat(NeweyWest.twoSided(-1.959964, 10_000_000, 0)).isCloseTo(0.05, within(1e-5));
        assertThat(NeweyWest.twoSided(Double.NaN, 10, 1)).isNaN();
        assertThat(NeweyWest.twoSided(0, 10, 50)).isEqualTo(1);
    }

    /** Windows of few horizons: the normal law rejects half as often again as it says. */
    @ParameterizedTest
    @CsvSource({"4000, 10", "800, 8", "400, 8", "300, 1"})
    void keepsItsLevelHoweverFewTheHorizons(int length, int horizon) {
        Random random = new Random(23);
        int trials = 2000;
        int rejected = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] products = overlapping(random, length, horizon);
            rejected += NeweyWest.twoSided(NeweyWest.t(products, 5 * horizon), length, 5 * horizon) < 0.05 ? 1 : 0;
        }
        assertThat(rejected / (double) trials).isBetween(0.035, 0.07);
    }

    /** Products of a persistent signal that knows nothing and of returns over some bars. */
    private static double[] overlapping(Random random, int length, int horizon) {
        double[] returns = random.doubles(length + horizon).map(u -> u - 0.5).toArray();
        double[] products = new double[length];
        double signal = 0;
        double forward = 0;
        for (int t = 0; t < horizon; t++) {
            forward += returns[t];
        }
        for (int t = 0; t < length; t++) {
            signal = 0.98 * signal + random.nextDouble() - 0.5;
            products[t] = signal * forward;
            forward += returns[t + horizon] - returns[t];
        }
        return products;
    }

    /** The definition: autocovariances with Bartlett weights. */
    private static double slowError(double[] x, int lag) {
        double n = 0;
        double sum = 0;
        for (double v : x) {
            n += Double.isNaN(v) ? 0 : 1;
            sum += Double.isNaN(v) ? 0 : v;
        }
        double total = 0;
        for (int s = 0; s < x.length; s++) {
            for (int t = 0; t < x.length; t++) {
                double weight = 1 - Math.abs(s - t) / (lag + 1.0);
                if (weight > 0 && !Double.isNaN(x[s]) && !Double.isNaN(x[t])) {
                    total += weight * (x[s] - sum / n) * (x[t] - sum / n);
                }
            }
        }
        return Math.sqrt(Math.max(0, total)) / n;
    }
}
