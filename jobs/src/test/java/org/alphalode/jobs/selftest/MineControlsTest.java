package org.alphalode.jobs.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.gate.GateParams;
import org.junit.jupiter.api.Test;

/** The user's selftest at a size for every build. */
class MineControlsTest {
    private static final ControlPlan SMALL =
            new ControlPlan(2, 1_500, 1_100, new ControlPlan.Planted(0.1, 1_600), 7, GateParams.STANDARD);
    private static final List<ControlOutcome> OUTCOMES = new LocalRunner().run(new MineControls(), SMALL);

    @Test
    void theControlsHold() {
        ControlReport report = new ControlReport(SMALL, OUTCOMES, TestLevel.measure(2_000, 2_000, 8, 40, 7));
        assertThat(report.lines()).noneMatch(line -> line.startsWith("FAILED"));
        assertThat(report.passed()).isTrue();
        assertThat(report.lines())
                .anyMatch(line -> line.contains("ts_mean(taker_ratio, 34): "))
                .anyMatch(line -> line.contains("ts_delta(trade_intensity_z, 3): "));
    }

    @Test
    void aMinerThatBelievesInCorrelationsIsFooledByTheCorruptedBar() {
        assertThat(OUTCOMES)
                .filteredOn(outcome -> outcome.control() == Control.UNGUARDED)
                .allSatisfy(
                        outcome -> assertThat(outcome.accepted().size()).isGreaterThan((int) (outcome.tried() / 5)));
    }

    @Test
    void theNaiveTestRejectsUpToHalf() {
        assertThat(TestLevel.measure(1_000, 2_000, 24, 120, 7).naive()).isGreaterThan(0.4);
    }

    @Test
    void aControlThatDoesNotHoldFails() {
        List<ControlOutcome> fooled = IntStream.range(0, 100)
                .mapToObj(i -> new ControlOutcome(
                        i < 50 ? Control.NOISE : Control.PLANTED, "f", i >= 60, 10, i < 3 ? List.of("x") : List.of()))
                .toList();
        ControlReport report = new ControlReport(SMALL, fooled, new TestLevel(0.08, 0.3));
        assertThat(report.passed()).isFalse();
        // 3 of 50 are more than 5 %, 40 of 50 are 80 %, 8 % are above 7
        assertThat(report.lines().stream().map(line -> line.substring(0, 8)).filter(line -> !line.isBlank()))
                .containsExactly("FAILED  ", "held    ", "held    ", "FAILED  ");
    }
}
