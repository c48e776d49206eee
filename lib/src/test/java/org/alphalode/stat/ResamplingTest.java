package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void intervalOfIndependentReturnsIsTheKnownOne() {
        double[] returns = new Random(7).doubles(2000).map(u -> u - 0.45).toArray();
        Interval interval = new StationaryBootstrap(1, 2000, 3).sharpe(returns, 0.95);
        double sharpe = Moments.of(returns).sharpe();
        // Lo (2002): the ratio's standard error is sqrt((1 + ratio^2 / 2) / n) for light tails
        double error = Math.sqrt((1 + sharpe * sharpe / 2) / 2000);
        assertThat(interval.low()).isCloseTo(sharpe - 1.96 * error, within(0.25 * error));
        assertThat(interval.high()).isCloseTo(sharpe + 1.96 * error, within(0.25 * error));
    }

    @Test
    void blocksKeepDependenceAndWidenTheInterval() {
        Random random = new Random(1);
        double[] returns = new double[2000];
        for (int t = 1; t < returns.length; t++) {
            returns[t] = 0.9 * returns[t - 1] + random.nextGaussian();
        }
        Interval naive = new StationaryBootstrap(1, 500, 3).sharpe(returns, 0.9);
        Interval blocks = new StationaryBootstrap(50, 500, 3).sharpe(returns, 0.9);
        assertThat(blocks.high() - blocks.low()).isGreaterThan(2.5 * (naive.high() - naive.low()));
    }

    @Test
    void sameSeedSameAnswer() {
        double[] returns = new Random(7).doubles(50).toArray();
        assertThat(new StationaryBootstrap(5, 100, 3).sharpe(returns, 0.9))
                .isEqualTo(new StationaryBootstrap(5, 100, 3).sharpe(returns, 0.9))
                .isNotEqualTo(new StationaryBootstrap(5, 100, 4).sharpe(returns, 0.9));
    }

    @Test
    void returnsThatNeverMoveHaveNoInterval() {
        assertThat(new StationaryBootstrap(5, 100, 3)
                        .sharpe(new double[] {0, 0, 0}, 0.9)
                        .low())
                .isNaN();
    }

    @Test
    void effectiveTrialsCountIndependentOnes() {
        assertThat(EffectiveTrials.of(new double[][] {{1, 0}, {0, 1}})).isEqualTo(2);
        assertThat(EffectiveTrials.of(new double[][] {{1, 1}, {1, 1}})).isEqualTo(1);
        // eigenvalues 1.5 and 0.5
        assertThat(EffectiveTrials.of(new double[][] {{1, 0.5}, {0.5, 1}})).isCloseTo(4 / 2.5, within(1e-15));
    }
}
