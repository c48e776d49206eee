package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.model.AlphaProfile;
import org.alphalode.model.GateCount;
import org.alphalode.model.IcStats;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.Gate.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final double NAN = Double.NaN;
    private final Gates standard = Gates.of(Gates.standard());

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
        assertThat(standard.stop(Phase.VALIDITY, Candidate.of(scored))).isEqualTo(Optional.ofNullable(expected));
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
        assertThat(standard.stop(Phase.TRAIN, candidate(stats(ic, 5, 0, NAN), fewBarsIc, q)))
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
        Candidate candidate =
                candidate(stats(train, 5, 0, NAN), train, 0.01).withValidation(stats(validation, t, p, NAN));
        assertThat(standard.stop(Phase.VALIDATION, candidate)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.10, ",
        "0.70, 0.05, ",
        "0.0099, 0.05, TURNOVER",
        "0.7001, 0.05, TURNOVER",
        "NaN, 0.05, TURNOVER",
        "0.30, 0.1001, CONCENTRATED",
        "0.30, NaN, CONCENTRATED",
    })
    void thresholdsOfACommercialGate(double turnover, double weight, Verdict expected) {
        Gates commercial = Gates.of(List.of(
                new GateCheck("min-turnover-per-day", 0.01),
                new GateCheck("max-turnover-per-day", 0.7),
                new GateCheck("max-largest-weight", 0.1)));
        Candidate candidate =
                candidate(stats(0.03, 5, 0, NAN), 0.03, 0.01).withBook(new Candidate.Book(turnover, weight));
        assertThat(commercial.stop(Phase.BOOK, candidate)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"8, 1024, 0, ", "7, 1024, 0, LOOK_AHEAD", "8, 1024, 1, LOOK_AHEAD", "8, 0, 0, LOOK_AHEAD"})
    void certificates(int cuts, long values, long differences, Verdict expected) {
        Candidate candidate = candidate(stats(0.03, 5, 0, NAN), 0.03, 0.01)
                .withCertificate(new AlphaProfile.Certificate(cuts, values, differences));
        assertThat(standard.stop(Phase.CERTIFICATE, candidate)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ", "99, 0.7, ", "100, 0, POOL_FULL", "3, 0.701, REDUNDANT", "100, 0.9, POOL_FULL"})
    void thePool(int better, double nearest, Verdict expected) {
        Candidate candidate = candidate(stats(0.03, 5, 0, NAN), 0.03, 0.01).withPool(better, nearest);
        assertThat(standard.stop(Phase.POOL, candidate)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void costIsAskedOnlyWhereItIsConfigured() {
        Candidate cheap = candidate(stats(0.03, 5, 0, 9.9), 0.03, 0.01);
        assertThat(standard.stop(Phase.TRAIN, cheap)).isEmpty();
        Gates costs = Gates.of(List.of(new GateCheck("min-break-even-cost-bps", 10)));
        assertThat(costs.stop(Phase.TRAIN, cheap)).contains(Verdict.TOO_COSTLY);
        assertThat(costs.stop(Phase.TRAIN, candidate(stats(0.03, 5, 0, 10), 0.03, 0.01)))
                .isEmpty();
    }

    @Test
    void countsWhoCameToEachCheckAndWhomItKilledInTheOrderOfTheTable() {
        Gates gates = Gates.of(List.of(
                new GateCheck("max-validation-p", 0.05),
                new GateCheck("min-ic-without-largest", 0.02),
                new GateCheck("min-ic", 0.03)));
        gates.stop(
                Phase.TRAIN, candidate(stats(0.02, 5, 0, NAN), 0.01, 0.01)); // dies of the first, has not met the next
        gates.stop(Phase.TRAIN, candidate(stats(0.02, 5, 0, NAN), 0.02, 0.01));
        gates.stop(Phase.TRAIN, candidate(stats(0.03, 5, 0, NAN), 0.02, 0.01));
        assertThat(gates.counts("f00"))
                .containsExactly(
                        new GateCount("f00", 0, "min-ic-without-largest", 0.02, 3, 1),
                        new GateCount("f00", 1, "min-ic", 0.03, 2, 1),
                        new GateCount("f00", 2, "max-validation-p", 0.05, 0, 0));
    }

    @Test
    void refusesAnUnknownCheckWithTheNearestName() {
        assertThatThrownBy(() -> Gates.of(List.of(new GateCheck("min-ik", 0.1))))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("'min-ik'")
                .hasMessageContaining("Did you mean 'min-ic'?");
    }

    @Test
    void refusesACheckThatIsThereTwiceOrHasNoNumber() {
        assertThatThrownBy(() -> Gates.of(List.of(new GateCheck("min-ic", 0.1), new GateCheck("min-ic", 0.2))))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("[0.1, 0.2]");
        assertThatThrownBy(() -> Gates.of(List.of(new GateCheck("min-ic", NAN))))
                .isInstanceOf(AlphaException.class);
    }

    @Test
    void refusesAWeightThatSoFewSymbolsCanNotKeep() {
        Gates gates = Gates.of(List.of(new GateCheck("max-largest-weight", 0.1)));
        assertThatThrownBy(() -> gates.requirePossible(9))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("9 symbols");
        gates.requirePossible(10);
    }

    @Test
    void thePoolFindsTheBetterOneThatIsAlike() {
        Pool pool = new Pool(0.7);
        assertThat(pool.nearest(new float[] {1, 0, 0})).isZero();
        pool.add(new float[] {1, 0, 0});
        pool.add(new float[] {0, 0, 1});
        assertThat(pool.nearest(new float[] {0.8f, 0.6f, 0})).isCloseTo(0.8, within(1e-7));
        assertThat(pool.nearest(new float[] {-0.8f, 0.6f, 0})).isCloseTo(0.8, within(1e-7));
        assertThat(pool.nearest(new float[] {0, -0.8f, 0.6f})).isCloseTo(0.6, within(1e-7));
        assertThat(pool.size()).isEqualTo(2);
    }

    private static Candidate candidate(IcStats train, double fewBarsIc, double q) {
        return Candidate.of(new Scored("id", "f", new Validity(1, 1, 64), train, fewBarsIc))
                .withQValue(q);
    }

    private static IcStats stats(double ic, double t, double p, double breakEvenBps) {
        return new IcStats(100, ic, NAN, NAN, t, p, NAN, breakEvenBps);
    }
}
