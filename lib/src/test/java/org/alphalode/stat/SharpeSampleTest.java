package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class SharpeSampleTest {
    private static final JsonNode GOLDEN = Golden.read("dsr");
    private static final double PERIODS = GOLDEN.get("periods").asDouble();
    private static final SharpeSample PUBLISHED = new SharpeSample(
            GOLDEN.get("sr_annual").asDouble() / Math.sqrt(PERIODS),
            GOLDEN.get("T").asLong(),
            GOLDEN.get("skew").asDouble(),
            GOLDEN.get("kurt").asDouble());

    @Test
    void deflatesAsPublished() {
        double variance = GOLDEN.get("var_annual").asDouble() / PERIODS;
        assertThat(SharpeSample.expectedMaximum(100, variance))
                .isCloseTo(GOLDEN.get("sr0").asDouble(), within(1e-9));
        assertThat(PUBLISHED.deflated(100, variance))
                .isCloseTo(GOLDEN.get("dsr").asDouble(), within(1e-9));
        assertThat(PUBLISHED.deflated(100, variance)).isCloseTo(0.9004, within(5e-5));
    }

    @Test
    void minimumTrackRecordIsWhereTheProbabilityIsReached() {
        double needed = PUBLISHED.minimumPeriods(0.05, 0.95);
        SharpeSample long1 =
                new SharpeSample(PUBLISHED.sharpe(), Math.round(needed), PUBLISHED.skewness(), PUBLISHED.kurtosis());
        assertThat(long1.probabilityAbove(0.05)).isCloseTo(0.95, within(1e-4));
        assertThat(PUBLISHED.minimumPeriods(PUBLISHED.sharpe(), 0.95)).isInfinite();
    }

    @Test
    void oneTrialIsNotDeflated() {
        assertThat(SharpeSample.expectedMaximum(1, 1)).isZero();
        assertThat(PUBLISHED.deflated(1, 1)).isEqualTo(PUBLISHED.probabilityAbove(0));
    }

    @Test
    void takesRawKurtosis() {
        // two values, equally often: mean square = fourth moment, kurtosis 1
        SharpeSample coin = SharpeSample.of(new double[] {1, 3, 1, 3, Double.NaN});
        assertThat(coin.kurtosis()).isEqualTo(1);
        assertThat(coin.skewness()).isZero();
        assertThat(coin.periods()).isEqualTo(4);
        assertThat(coin.sharpe()).isCloseTo(2 / Math.sqrt(4 / 3.0), within(1e-15));
    }
}
