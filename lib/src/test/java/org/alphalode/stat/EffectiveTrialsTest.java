package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveTrialsTest {
    @ParameterizedTest
    @CsvSource({"5, 0, 5", "5, 1, 1", "1, 0.3, 1", "40, 0.2, 15.625"})
    void theMatrixAndItsMeanSquareSayTheSame(int n, double correlation, double expected) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(matrix[i], correlation);
            matrix[i][i] = 1;
        }
        assertThat(EffectiveTrials.of(matrix)).isCloseTo(expected, within(1e-9));
        assertThat(EffectiveTrials.of(n, correlation * correlation)).isCloseTo(expected, within(1e-9));
    }
}
