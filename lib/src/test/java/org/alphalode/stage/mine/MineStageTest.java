package org.alphalode.stage.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stat.FalseDiscovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of mining. */
class MineStageTest {
    private static final MineParams PARAMS = MineParams.standard(1, SearchParams.standard(250, 7));
    private static final String PLANTED = Formulas.id(Formulas.parse("p1 * v1"));
    private static final MineInput INPUT = Markets.planted(0.1, 5).input(PARAMS);
    private static final MineResult RESULT = mine(INPUT);

    @Test
    void findsThePlantedAlpha() {
        assertThat(RESULT.alphas()).first().satisfies(alpha -> {
            assertThat(alpha.alphaId()).isEqualTo("f00-" + PLANTED);
            assertThat(alpha.orientation()).isEqualTo(1);
            assertThat(alpha.complexity()).isEqualTo(3);
            assertThat(alpha.lookbackBars()).isZero();
        });
        Trial trial = trial(RESULT, PLANTED);
        // true correlation of a target of one unit of noise and 0.1 units of signal
        assertThat(trial.train().pearsonIc()).isCloseTo(0.1 / Math.sqrt(1.01), within(3 / Math.sqrt(7200)));
        assertThat(trial.train().rankIc()).isBetween(0.03, 0.15);
        assertThat(trial.validation().pearsonIc()).isPositive();
        assertThat(trial.verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void orientsAnAlphaThatPredictsTheOtherWay() {
        MineResult mirrored = mine(Markets.planted(-0.1, 5).input(PARAMS));
        assertThat(mirrored.alphas()).first().satisfies(alpha -> {
            assertThat(alpha.alphaId()).isEqualTo("f00-" + PLANTED);
            assertThat(alpha.orientation()).isEqualTo(-1);
        });
    }

    @Test
    void aTargetOfTheOtherSignGivesTheSameVerdictsAndStatisticsOfTheOtherSign() {
        MineInput turned =
                new MineInput(INPUT.features(), Markets.changed(INPUT.target(), 0, x -> -x), INPUT.folds(), PARAMS);
        MineResult result = mine(turned);
        for (int i = 0; i < result.trials().size(); i++) {
            Trial one = RESULT.trials().get(i);
            Trial other = result.trials().get(i);
            assertThat(other.verdict()).isEqualTo(one.verdict());
            assertThat(other.train().pearsonIc())
                    .isEqualTo(Double.valueOf(-one.train().pearsonIc()));
            assertThat(other.train().pValue())
                    .isEqualTo(Double.valueOf(one.train().pValue()));
        }
        assertThat(result.alphas().stream().map(Alpha::orientation))
                .containsExactlyElementsOf(RESULT.alphas().stream()
                        .map(alpha -> -alpha.orientation())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void acceptsNothingOfNoise(long seed) {
        MineResult result = mine(Markets.planted(0, seed).input(PARAMS));
        assertThat(result.alphas()).isEmpty();
        assertThat(result.trials()).hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void acceptsNothingOfARandomWalkWithOneCorruptedBar(boolean masked) {
        for (int badBar : new int[] {400, 1500}) {
            MineResult result = mine(Markets.corrupted(badBar, masked, badBar).input(PARAMS));
            assertThat(result.alphas()).isEmpty();
        }
    }

    @Test
    void oneCorruptedBarDoesNotCarryAnAlpha() {
        MineResult result = mine(Markets.corrupted(1500, false, 3).input(PARAMS));
        // the control must bite: without masking there are strong correlations, all of one bar
        assertThat(result.verdicts().get(Verdict.FEW_BARS)).isGreaterThan(5);
    }

    @Test
    void doesNotSeePastTheValidationWindow() {
        MineInput poisoned = new MineInput(
                Markets.poisoned(INPUT.features(), 2600, 1),
                Markets.poisoned(INPUT.target(), 2600, 2),
                INPUT.folds(),
                PARAMS);
        assertThat(mine(poisoned)).isEqualTo(RESULT);
        MineInput cut =
                new MineInput(INPUT.features().bars(0, 2600), INPUT.target().bars(0, 2600), INPUT.folds(), PARAMS);
        assertThat(mine(cut)).isEqualTo(RESULT);
    }

    @Test
    void trainingStatisticsDoNotSeePastTheTrainingWindow() {
        MineInput poisoned = new MineInput(
                Markets.poisoned(INPUT.features(), 1800, 1),
                Markets.poisoned(INPUT.target(), 1800, 2),
                INPUT.folds(),
                PARAMS);
        MineStage stage = new MineStage();
        for (MineUnit unit : stage.plan(INPUT)) {
            assertThat(stage.work(poisoned, unit)).isEqualTo(stage.work(INPUT, unit));
        }
        List<Trial> trials = mine(poisoned).trials();
        for (int i = 0; i < trials.size(); i++) {
            assertThat(trials.get(i).qValue())
                    .isEqualTo(Double.valueOf(RESULT.trials().get(i).qValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void theSizeOfUnitsDoesNotMatter(int batch) {
        MineParams batched = new MineParams(1, "enumerate", PARAMS.search(), PARAMS.gate(), batch);
        assertThat(mine(Markets.planted(0.1, 5).input(batched))).isEqualTo(RESULT);
    }

    @Test
    void everyTrialIsReturnedAndCountsForSignificance() {
        List<Trial> trials = RESULT.trials();
        assertThat(trials).hasSize(250);
        double[] p = trials.stream()
                .filter(trial -> trial.verdict() != Verdict.INVALID)
                .mapToDouble(trial -> trial.train().pValue())
                .toArray();
        double[] q = FalseDiscovery.benjaminiYekutieli(p, trials.size());
        assertThat(trials.stream()
                        .filter(trial -> trial.verdict() != Verdict.INVALID)
                        .mapToDouble(Trial::qValue))
                .containsExactly(
                        IntStream.range(0, q.length).mapToObj(i -> q[i]).toArray(Double[]::new));
    }

    @Test
    void aBarThatWasNotUsableIsNoObservation() {
        Panel features = INPUT.features();
        Panel.Builder copy = new Panel.Builder(
                features.symbols(),
                features.fields(),
                features.interval(),
                features.closeMicros(0),
                features.barCount());
        for (int f = 0; f < features.fields().size(); f++) {
            for (int s = 0; s < features.symbolCount(); s++) {
                copy.set(f, s, features.series(f, s));
            }
        }
        MineInput masked = new MineInput(copy.notUsableAtClose(2, 100).build(), INPUT.target(), INPUT.folds(), PARAMS);
        MineStage stage = new MineStage();
        MineUnit unit = stage.plan(masked).get(0);
        long before = stage.work(INPUT, unit).scored().get(0).train().observations();
        assertThat(stage.work(masked, unit).scored().get(0).train().observations())
                .isEqualTo(before - 1);
    }

    @Test
    void refusesFoldsWhoseTrainingLabelsReachIntoValidation() {
        Fold purged = new Fold("f00", Markets.span(0, 1800), Markets.span(1802, 2600), Markets.span(2610, 3000));
        Fold leaking = new Fold("f00", Markets.span(0, 1800), Markets.span(1801, 2600), Markets.span(2610, 3000));
        assertThat(new MineInput(INPUT.features(), INPUT.target(), List.of(purged), PARAMS).folds())
                .hasSize(1);
        assertThatThrownBy(() -> new MineInput(INPUT.features(), INPUT.target(), List.of(leaking), PARAMS))
                .hasMessageContaining("purge");
    }

    private static MineResult mine(MineInput input) {
        return new LocalRunner().run(new MineStage(), input);
    }

    private static Trial trial(MineResult result, String formulaId) {
        return result.trials().stream()
                .filter(trial -> trial.formulaId().equals(formulaId))
                .findFirst()
                .orElseThrow();
    }
}
