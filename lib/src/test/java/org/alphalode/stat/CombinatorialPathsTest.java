package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CombinatorialPathsTest {
    /** Six groups, two tested: 15 choices, each group in five of them (Lopez de Prado 2018, figure 12.1). */
    @Test
    void sixGroupsOfWhichTwoAreTestedGiveFivePaths() {
        double[][] returns = random(60, 1);
        double[][] paths = CombinatorialPaths.of(returns, 6, 2, 1);
        assertThat(paths).hasNumberOfRows(5);
        for (double[] path : paths) {
            for (int t = 0; t < 60; t++) {
                assertThat(path[t]).isEqualTo(returns[t][0]);
            }
        }
    }

    /**
     * Three groups of two periods, one tested: with the periods beside it two of the three choices fall otherwise.
     */
    @Test
    void eachGroupHoldsWhatWasBestInTheOthersAloneAndNotBesideIt() {
        double[][] returns = {{5, 1}, {4, 2}, {1, 7}, {1, 6}, {3, 1}, {2, 2}};
        // means over roots of squared deviations. Group 0 sees 3, 4, 5: 2 / 1.41 against 3 / 3.74
        // group 1 sees 0, 5: 3.5 / 2.12 against 1.5 / 0.71; group 2 sees 0, 1, 2: 3.33 / 2.94 against 3.33 / 4.55
        assertThat(CombinatorialPaths.of(returns, 3, 1, 1)).isDeepEqualTo(new double[][] {{5, 4, 7, 6, 3, 2}});
        // without the purge group 1 sees 0, 1, 4, 5: 3.5 / 2.24 against 1.5 / 1; group 2 sees 0 to 3: 2.75 / 3.57
        // against 4 / 5.10
        assertThat(CombinatorialPaths.of(returns, 3, 1, 0)).isDeepEqualTo(new double[][] {{5, 4, 1, 1, 1, 2}});
    }

    @Test
    void whatIsTestedDoesNotDecideWhatIsHeld() {
        double[][] returns = random(48, 4);
        double[][] before = CombinatorialPaths.of(returns, 6, 1, 2);
        double[][] changed = new double[48][];
        for (int t = 0; t < 48; t++) {
            changed[t] = returns[t].clone();
        }
        // the third group and what lies beside it
        for (int t = 14; t < 26; t++) {
            for (int s = 0; s < 4; s++) {
                changed[t][s] *= -50;
            }
        }
        double[][] after = CombinatorialPaths.of(changed, 6, 1, 2);
        for (int t = 16; t < 24; t++) {
            assertThat(after[0][t]).isEqualTo(-50 * before[0][t]);
        }
    }

    @Test
    void refusesWhatCanNotBeCut() {
        assertThatThrownBy(() -> CombinatorialPaths.of(random(60, 2), 6, 6, 1)).hasMessageContaining("tested");
        assertThatThrownBy(() -> CombinatorialPaths.of(random(11, 2), 6, 2, 1)).hasMessageContaining("too few");
    }

    private static double[][] random(int periods, int strategies) {
        Random random = new Random(7);
        double[][] returns = new double[periods][strategies];
        for (double[] row : returns) {
            for (int s = 0; s < strategies; s++) {
                row[s] = random.nextGaussian();
            }
        }
        return returns;
    }
}
