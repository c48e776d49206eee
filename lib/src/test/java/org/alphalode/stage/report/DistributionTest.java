package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void momentsAreThoseComputedByHand() {
        Distribution d = Distribution.of(days(-0.02, 0, 0, 0.06));
        assertThat(d.mean()).isCloseTo(0.01, within(1e-15));
        assertThat(d.std()).isCloseTo(Math.sqrt(0.0036 / 3), within(1e-15));
        assertThat(d.skew()).isCloseTo(0.000096 / 4 / Math.pow(0.0009, 1.5), within(1e-9));
        assertThat(d.rawKurtosis()).isCloseTo((81e-8 + 1e-8 + 1e-8 + 625e-8) / 4 / (0.0009 * 0.0009), within(1e-9));
    }

    @Test
    void everyDayIsInOneBinAndZeroIsABorder() {
        Random random = new Random(5);
        double[] returns = random.doubles(500, -0.03, 0.04).toArray();
        Distribution d = Distribution.of(days(returns));
        assertThat(d.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
        assertThat(d.counts().size()).isBetween(5, 60);
        double bordersToZero = -d.firstEdge() / d.binWidth();
        assertThat(bordersToZero).isCloseTo(Math.rint(bordersToZero), within(1e-9));
        long negative = DoubleStream.of(returns).filter(r -> r < 0).count();
        assertThat(d.counts().subList(0, (int) Math.rint(bordersToZero)).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(negative);
    }

    @Test
    void oneWildDayDoesNotMakeTooManyBins() {
        double[] returns = new Random(6).doubles(1_000, -1e-4, 1e-4).toArray();
        returns[17] = 0.9;
        assertThat(Distribution.of(days(returns)).counts()).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void equalDaysAndNoDaysGiveNoHistogram() {
        assertThat(Distribution.of(days(0, 0, 0)).counts()).isEmpty();
        assertThat(Distribution.of(List.of()).counts()).isEmpty();
        assertThat(Distribution.of(List.of()).mean()).isNaN();
    }

    private static List<Day> days(double... returns) {
        return IntStream.range(0, returns.length)
                .mapToObj(i -> new Day(i, 1, returns[i], 0, 0, Costs.NONE))
                .toList();
    }
}
