package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    /** Non-rejection regions at the 95 % level: table in Kupiec (1995), as in Jorion, Value at Risk, 3rd edition, table 6-3. */
    @ParameterizedTest
    @CsvSource({
        "255, 0.01, 1, 6",
        "510, 0.01, 2, 10",
        "1000, 0.01, 5, 16",
        "255, 0.05, 7, 20",
        "510, 0.05, 17, 35",
        "1000, 0.05, 38, 64",
        "255, 0.1, 17, 35",
        "1000, 0.1, 82, 119"
    })
    void rejectsWhatKupiecRejects(int periods, double tail, int lowest, int highest) {
        for (int hits = 0; hits < periods / 5; hits++) {
            Coverage coverage = Coverage.of(first(periods, hits), tail);
            assertThat(coverage.kupiec().value() > 0.05)
                    .as("%s of %s", hits, periods)
                    .isEqualTo(hits >= lowest && hits <= highest);
            assertThat(coverage.exceeded()).isEqualTo(hits);
        }
    }

    @Test
    void findsTheClustersOfThePublishedExample() {
        // Jorion, table 6-5: 218 calm after calm, 14 and 14 changes, 6 losses after a loss; LR of independence 9.53
        boolean[] exceeded = new boolean[253];
        int at = 1;
        for (int run = 0; run < 14; run++) {
            int length = run < 6 ? 2 : 1;
            for (int i = 0; i < length; i++) {
                exceeded[at++] = true;
            }
            at += 2;
        }
        Coverage coverage = Coverage.of(exceeded, 0.05);
        assertThat(coverage.independence().value()).isCloseTo(2 * Normal.below(-Math.sqrt(9.53)), within(2e-5));
        double frequency = 2 * (20 * Math.log(20 / 253.0 / 0.05) + 233 * Math.log(233 / 253.0 / 0.95));
        assertThat(coverage.christoffersen().value()).isCloseTo(Math.exp(-(frequency + 9.53) / 2), within(1e-5));
        assertThat(Coverage.of(first(252, 20), 0.05).kupiec().value())
                .isCloseTo(2 * Normal.below(-Math.sqrt(3.91)), within(2e-4));
    }

    @Test
    void saysWhyThereIsNoTest() {
        assertThat(Coverage.of(new boolean[0], 0.05).kupiec().undefinedBecause())
                .isEqualTo("no forecast");
        assertThat(Coverage.of(new boolean[10], 0.05).independence().isDefined())
                .isFalse();
        assertThat(Coverage.rolling(TailRisk.Law.GAUSSIAN, new double[250], 0.05, 250)
                        .kupiec()
                        .undefinedBecause())
                .contains("250");
    }

    @Test
    void aForecastSeesOnlyWhatWasBefore() {
        SplittableRandom random = new SplittableRandom(3);
        double[] returns = random.doubles(400, -0.01, 0.01).toArray();
        Coverage whole = Coverage.rolling(TailRisk.Law.HISTORICAL, returns, 0.05, 100);
        long hits = 0;
        for (int t = 100; t < 400; t++) {
            // slow twin: the 5 % quantile of 100 values lies 0.95 of the way from the 5th to the 6th lowest
            double[] window = new double[100];
            System.arraycopy(returns, t - 100, window, 0, 100);
            java.util.Arrays.sort(window);
            hits += returns[t] < 0.05 * window[4] + 0.95 * window[5] ? 1 : 0;
        }
        assertThat(whole.forecasts()).isEqualTo(300);
        assertThat(whole.exceeded()).isEqualTo(hits).isPositive();
    }

    private static boolean[] first(int periods, int hits) {
        boolean[] exceeded = new boolean[periods];
        // spread apart, so that the count alone matters
        for (int i = 0; i < hits; i++) {
            exceeded[i * (periods / Math.max(1, hits))] = true;
        }
        return exceeded;
    }
}
