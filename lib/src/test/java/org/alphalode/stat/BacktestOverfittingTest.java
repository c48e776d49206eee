package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class BacktestOverfittingTest {
    private static final JsonNode GOLDEN = Golden.read("pbo");

    @Test
    void agreesOnNoise() {
        assertThat(BacktestOverfitting.probability(noise(), GOLDEN.get("blocks").asInt()))
                .isCloseTo(GOLDEN.get("noise_pbo").asDouble(), within(1e-12));
    }

    @Test
    void anEdgeIsNotOverfitted() {
        double[][] returns = noise();
        for (double[] row : returns) {
            row[GOLDEN.get("edge_col").asInt()] += GOLDEN.get("edge_shift").asDouble();
        }
        assertThat(BacktestOverfitting.probability(returns, GOLDEN.get("blocks").asInt()))
                .isEqualTo(GOLDEN.get("edge_pbo").asDouble());
    }

    private static double[][] noise() {
        JsonNode rows = GOLDEN.get("noise");
        double[][] out = new double[rows.size()][];
        for (int t = 0; t < out.length; t++) {
            out[t] = Golden.numbers(rows.get(t));
        }
        return out;
    }
}
