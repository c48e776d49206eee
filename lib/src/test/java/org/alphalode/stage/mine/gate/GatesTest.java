package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.model.IcStats;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.Gate.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final double NAN = Double.NaN;
    private static final Gates STANDARD = Gates.of(Gates.standardThresholds());

    @ParameterizedTest
    @CsvSource({
        "0.8, 1e-6, 10, ",
        "0.79999, 1e-6, 10, INVALID",
        "0.8, 0.999e-6, 10, INVALID",
        "0.8, 1e-6, 9, INVALID",
        "NaN, 1e-6, 10, INVALID",
    })
    void validity(double coverage, double deviation, int distinct, Verdict expected) {
        Scored scored = new Scored("id", "f", new Validity(coverage, deviation, distinct), IcStats.NONE, NAN);
        assertThat(STANDARD.stop(Phase.VALIDITY, new Candidate(scored, NAN, IcStats.NONE)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0.015, 0.015, 0.05, ",
        "-0.015, -0.015, 0.05, ",
        "0.01499, 0.015, 0.05, WEAK_IC",
        "NaN, 0.015, 0.05, WEAK_IC",
        "0.03, 0.0149, 0.05, FEW_BARS",
        "0.03, -0.03, 0.05, FEW_BARS",
        "0.03, NaN, 0.05, FEW_BARS",
        "0.03, 0.03, 0.0501, FALSE_DISCOVERY",
        "0.03, 0.03, NaN, FALSE_DISCOVERY",
    })
    void training(double ic, double fewBarsIc, double q, Verdict expected) {
        assertThat(STANDARD.stop(Phase.TRAIN, candidate(stats(ic, 5, 0, NAN), fewBarsIc, q, IcStats.NONE)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0.03, 0.02, 2.1, 0.05, ",
        "-0.03, -0.02, -2.1, 0.05, ",
        "0.03, 0.02, 2.1, 0.0501, NOT_CONFIRMED",
        "0.03, -0.02, -2.1, 0.01, NOT_CONFIRMED",
        "0.03, -0.02, 2.1, 0.01, NOT_CONFIRMED",
        "0.03, NaN, NaN, NaN, NOT_CONFIRMED",
    })
    void validation(double train, double validation, double t, double p, Verdict expected) {
        Candidate candidate = candidate(stats(train, 5, 0, NAN), train, 0.01, stats(validation, t, p, NAN));
        assertThat(STANDARD.stop(Phase.VALIDATION, candidate)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void costIsAskedOnlyWhereItIsConfigured() {
        Candidate cheap = candidate(stats(0.03, 5, 0, 9.9), 0.03, 0.01, IcStats.NONE);
        assertThat(STANDARD.stop(Phase.TRAIN, cheap)).isEmpty();
        Gates costs = Gates.of(Map.of("min-break-even-cost-bps", 10.0));
        assertThat(costs.stop(Phase.TRAIN, cheap)).contains(Verdict.TOO_COSTLY);
        assertThat(costs.stop(Phase.TRAIN, candidate(stats(0.03, 5, 0, 10), 0.03, 0.01, IcStats.NONE)))
                .isEmpty();
    }

    @Test
    void refusesAGateThatIsNotThere() {
        assertThatThrownBy(() -> Gates.of(Map.of("min-ik", 0.1)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("'min-ik'")
                .hasMessageContaining("Did you mean 'min-ic'?");
    }

    @Test
    void thePoolKeepsTheBetterOfTwoThatAreAlike() {
        Pool pool = new Pool(new GateParams.PoolParams(0.7, 2));
        assertThat(pool.offer(new double[] {1, 0, 0, 0, 0})).isEqualTo(Verdict.ACCEPTED);
        assertThat(pool.offer(new double[] {0.8, 0.6, 0, 0, 0})).isEqualTo(Verdict.REDUNDANT);
        assertThat(pool.offer(new double[] {-0.8, 0.6, 0, 0, 0})).isEqualTo(Verdict.REDUNDANT);
        assertThat(pool.offer(new double[] {0.6, 0, 0, 0, 0.8})).isEqualTo(Verdict.ACCEPTED);
        assertThat(pool.offer(new double[] {0, 0, 1, 0, 0})).isEqualTo(Verdict.POOL_FULL);
    }

    private static Candidate candidate(IcStats train, double fewBarsIc, double q, IcStats validation) {
        return new Candidate(new Scored("id", "f", new Validity(1, 1, 64), train, fewBarsIc), q, validation);
    }

    private static IcStats stats(double ic, double t, double p, double breakEvenBps) {
        return new IcStats(100, ic, NAN, NAN, t, p, NAN, breakEvenBps);
    }
}
