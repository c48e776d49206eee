package org.alphalode.stage.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Rung;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.gate.Exhaustive;
import org.alphalode.stage.mine.gate.GateInput;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;
import org.alphalode.stat.FalseDiscovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of mining. */
class MinerTest {
    private static final MineParams PARAMS = MineParams.standard(1, SearchParams.standard(250, 7));
    private static final String PLANTED = Formulas.id(Formulas.parse("p1 * v1"));
    private static final MineInput INPUT = Markets.planted(0.1, 5).input(PARAMS);
    private static final LocalScreening SCREENING = new LocalScreening(64);
    private static final MineResult RESULT = mine(INPUT, SCREENING);

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

    /** The search, the ladder and the thinning of twins spare work; they do not decide what is accepted. */
    @ParameterizedTest
    @ValueSource(doubles = {0.08, 0.1, 0.2})
    void acceptsWhatIsAcceptedWhereEveryFormulaIsScoredOnEveryBar(double edge) {
        MineInput input = Markets.planted(edge, 5).input(PARAMS);
        GateInput all = new GateInput(input.features(), input.target(), Markets.fold(), 1, PARAMS.gate());
        List<Alpha> exhaustive = Exhaustive.judge(
                        all, AlphaEngines.named("enumerate").candidates(Markets.FIELDS, PARAMS.search()))
                .alphas();
        assertThat(exhaustive).isNotEmpty();
        assertThat(mine(input).alphas()).isEqualTo(exhaustive);
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
            Trial one = RESULT.trials().get(i).trial();
            Trial other = result.trials().get(i).trial();
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
        LocalScreening screening = new LocalScreening(100);
        MineResult result = mine(Markets.planted(0, seed).input(PARAMS), screening);
        assertThat(result.alphas()).isEmpty();
        assertThat(result.tried()).isEqualTo(250);
        assertThat(result.trials().size() + screening.dead().size()).isEqualTo(250);
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
        LocalScreening screening = new LocalScreening(100);
        MineResult result = mine(Markets.corrupted(1500, false, 3).input(PARAMS), screening);
        // the control must bite: there are strong correlations, all of one bar; periods that do not show them raise the
        // error, so that most die on the ladder
        List<Trial> strong = Stream.concat(screening.dead().stream(), result.trials().stream())
                .map(Tried::trial)
                .filter(trial -> Math.abs(trial.train().pearsonIc()) > 0.05)
                .toList();
        assertThat(strong).hasSizeGreaterThan(5);
        assertThat(strong).extracting(Trial::verdict).isSubsetOf(Verdict.FALSE_DISCOVERY, Verdict.FEW_BARS);
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
        LocalScreening one = new LocalScreening(100);
        LocalScreening other = new LocalScreening(100);
        MineResult here = mine(INPUT, one);
        MineResult there = mine(poisoned, other);
        assertThat(other.dead()).isEqualTo(one.dead());
        assertThat(there.trials().stream().map(t -> t.trial().train().neweyWestT()))
                .containsExactlyElementsOf(here.trials().stream()
                        .map(t -> t.trial().train().neweyWestT())
                        .toList());
        assertThat(there.trials().stream().map(t -> t.trial().qValue()))
                .containsExactlyElementsOf(
                        here.trials().stream().map(t -> t.trial().qValue()).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void theSizeOfUnitsDoesNotMatter(int batch) {
        LocalScreening screening = new LocalScreening(batch);
        assertThat(mine(INPUT, screening)).isEqualTo(RESULT);
        assertThat(screening.dead()).isEqualTo(SCREENING.dead());
    }

    @Test
    void everyTrialIsKeptAndCountsForSignificance() {
        List<Tried> all = new ArrayList<>(SCREENING.dead());
        all.addAll(RESULT.trials());
        assertThat(all.stream().map(t -> t.trial().formulaId())).hasSize(250).doesNotHaveDuplicates();
        assertThat(RESULT.tally().lines()).first().asString().contains(" came 250,");
        List<Trial> judged = RESULT.trials().stream()
                .filter(t -> t.rung() == Rung.JUDGED)
                .map(Tried::trial)
                .filter(trial -> trial.verdict() != Verdict.INVALID)
                .toList();
        double[] p =
                judged.stream().mapToDouble(trial -> trial.train().pValue()).toArray();
        double[] q = FalseDiscovery.benjaminiYekutieli(p, 250);
        assertThat(judged.stream().mapToDouble(Trial::qValue))
                .containsExactly(
                        IntStream.range(0, q.length).mapToObj(i -> q[i]).toArray(Double[]::new));
    }

    @Test
    void aFormulaThatBehavesLikeASimplerOneIsItsDuplicate() {
        Markets.Market market = Markets.planted(0.1, 5);
        Panel features = market.features();
        List<FieldSpec> fields = new ArrayList<>(features.fields());
        fields.add(FieldSpec.pure("v2", Family.VOLUME));
        Panel.Builder more = new Panel.Builder(
                features.symbols(), fields, features.interval(), features.closeMicros(0), features.barCount());
        for (int s = 0; s < features.symbolCount(); s++) {
            for (int f = 0; f < features.fields().size(); f++) {
                more.set(f, s, features.series(f, s));
            }
            more.set(fields.size() - 1, s, features.series(2, s));
        }
        MineInput twice = new MineInput(more.build(), INPUT.target(), INPUT.folds(), PARAMS);
        LocalScreening screening = new LocalScreening(100);
        MineResult result = mine(twice, screening);
        assertThat(screening.dead())
                .filteredOn(t -> t.trial().formula().equals("p1 * v2"))
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.trial().verdict()).isEqualTo(Verdict.DUPLICATE);
                    assertThat(t.twin()).isEqualTo(PLANTED);
                });
        assertThat(trial(result, PLANTED).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void acceptedAlphasAreBuildingBlocksOfTheNextLevelAndItsParents() {
        MineParams two = new MineParams(
                1, "enumerate", SearchParams.standard(500, 7), 2, LadderParams.STANDARD, GateParams.STANDARD, 100);
        LocalScreening screening = new LocalScreening(100);
        MineResult result = mine(Markets.planted(0.1, 5).input(two), screening);
        List<Tried> all = new ArrayList<>(screening.dead());
        all.addAll(result.trials());
        assertThat(all.stream().map(t -> t.trial().formulaId())).doesNotHaveDuplicates();
        List<Tried> children = all.stream().filter(t -> !t.parents().isEmpty()).toList();
        assertThat(children).isNotEmpty().allSatisfy(child -> {
            assertThat(child.trial().formula()).contains("p1 * v1");
            assertThat(child.parents()).contains(PLANTED);
        });
        assertThat(trial(result, PLANTED).verdict()).isEqualTo(Verdict.ACCEPTED);
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
        assertThat(trial(mine(masked), PLANTED).train().observations())
                .isEqualTo(trial(RESULT, PLANTED).train().observations() - 1);
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
        return mine(input, new LocalScreening(64));
    }

    private static MineResult mine(MineInput input, LocalScreening screening) {
        return new Miner(input, new LocalRunner(), screening).mine();
    }

    private static Trial trial(MineResult result, String formulaId) {
        return result.trials().stream()
                .map(Tried::trial)
                .filter(trial -> trial.formulaId().equals(formulaId))
                .findFirst()
                .orElseThrow();
    }
}
