package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    private static final JsonNode GOLDEN = Golden.read("fdr");
    private static final double[] P = Golden.numbers(GOLDEN.get("p"));

    @Test
    void agreesWithStatsmodels() {
        assertAdjusted(FalseDiscovery.benjaminiHochberg(P, P.length), "fdr_bh");
        assertAdjusted(FalseDiscovery.benjaminiYekutieli(P, P.length), "fdr_by");
        assertAdjusted(FalseDiscovery.holm(P, P.length), "holm");
    }

    @Test
    void orderDoesNotMatter() {
        double[] mixed = {P[3], P[5], P[0], P[1], P[4], P[2]};
        double[] sorted = FalseDiscovery.benjaminiYekutieli(P, 6);
        assertThat(FalseDiscovery.benjaminiYekutieli(mixed, 6))
                .containsExactly(sorted[3], sorted[5], sorted[0], sorted[1], sorted[4], sorted[2]);
    }

    @Test
    void testsWithoutAValueCountAsOne() {
        double[] padded = {0.001, 1, 1, 1, 1};
        double[] alone = {0.001};
        assertThat(FalseDiscovery.benjaminiYekutieli(alone, 5)[0])
                .isEqualTo(FalseDiscovery.benjaminiYekutieli(padded, 5)[0])
                // p * m * (1 + 1/2 + ... + 1/5)
                .isCloseTo(0.001 * 5 * (137.0 / 60), within(1e-15));
        assertThat(FalseDiscovery.benjaminiHochberg(alone, 5)[0]).isCloseTo(0.005, within(1e-15));
        assertThat(FalseDiscovery.holm(alone, 5)[0]).isCloseTo(0.005, within(1e-15));
    }

    @Test
    void neverLeavesTheUnitInterval() {
        assertThat(FalseDiscovery.benjaminiYekutieli(new double[] {0.9, 1}, 1000))
                .containsExactly(1, 1);
        assertThat(FalseDiscovery.holm(new double[] {0.9, 1}, 1000)).containsExactly(1, 1);
        assertThat(FalseDiscovery.holm(new double[0], 1000)).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> FalseDiscovery.holm(new double[] {Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FalseDiscovery.holm(new double[] {0.1, 0.1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertAdjusted(double[] adjusted, String method) {
        JsonNode expected = GOLDEN.get(method);
        for (int i = 0; i < P.length; i++) {
            assertThat(adjusted[i]).isCloseTo(expected.get("adjusted").get(i).asDouble(), within(1e-12));
            assertThat(adjusted[i] <= 0.05)
                    .isEqualTo(expected.get("reject").get(i).asBoolean());
        }
    }
}
