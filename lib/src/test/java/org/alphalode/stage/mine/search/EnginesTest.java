package org.alphalode.stage.mine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.alphalode.check.AlphaException;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.op.SemanticRules;
import org.junit.jupiter.api.Test;

/** Contract of every engine, and what is special in enumeration. */
class EnginesTest {
    private static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("a", Family.PRICE),
            FieldSpec.pure("b", Family.VOLUME),
            new FieldSpec("price", Dimension.PRICE, Family.PRICE));

    @Test
    void everyEngineKeepsItsContract() {
        for (AlphaEngine engine : AlphaEngines.STANDARD) {
            for (int budget : new int[] {1, 2, 10, 40, 300}) {
                SearchParams search = SearchParams.standard(budget, 3);
                List<Expr> formulas = engine.candidates(FIELDS, search);
                assertThat(formulas).hasSizeLessThanOrEqualTo(budget).isEqualTo(engine.candidates(FIELDS, search));
                assertThat(formulas.stream().map(Formulas::id)).doesNotHaveDuplicates();
                assertThat(formulas).allSatisfy(formula -> {
                    assertThat(Formulas.canonical(formula)).isEqualTo(formula);
                    assertThat(new Typing(FIELDS, search.rules()).rootFault(formula))
                            .isEmpty();
                    assertThat(formula.lookbackBars()).isLessThanOrEqualTo(search.maxLookbackBars());
                });
            }
        }
    }

    @Test
    void everyEngineGoesOnWhereItStoodAndProposesNothingTwiceWhateverItIsTold() {
        for (AlphaEngine engine : AlphaEngines.STANDARD) {
            SearchParams params = SearchParams.standard(3_000, 3);
            List<String> told = rounds(engine, params, new Seen());
            assertThat(told).hasSize(3_000).doesNotHaveDuplicates().isEqualTo(rounds(engine, params, new Seen()));
            Seen seen = new Seen();
            told.subList(0, 1_000).forEach(seen::add);
            assertThat(rounds(engine, params, seen)).doesNotContainAnyElementsOf(told.subList(0, 1_000));
        }
    }

    /** The formulas of rounds of 700; the longer a formula, the better it is said to do. */
    private static List<String> rounds(AlphaEngine engine, SearchParams params, Seen seen) {
        Search search = engine.begin(new SearchSpace(FIELDS, List.of(Formulas.parse("a * b")), params), seen);
        List<String> all = new ArrayList<>();
        for (List<Expr> round = search.next(700); !round.isEmpty(); ) {
            List<Expr> now = round;
            now.forEach(formula -> all.add(Formulas.print(formula)));
            search.learn(i -> now.get(i).nodes());
            round = search.next(700);
        }
        return all;
    }

    @Test
    void geneticClimbsWhatItIsTold() {
        // the fitness counts ts_std: chance alone gives few
        ToDoubleFunction<Expr> fitness = f -> Formulas.print(f).split("ts_std", -1).length;
        SearchParams params = SearchParams.standard(6_000, 11);
        Search search = new Genetic().begin(new SearchSpace(FIELDS, List.of(), params), new Seen());
        List<Double> means = new ArrayList<>();
        for (List<Expr> round = search.next(1_000); !round.isEmpty(); round = search.next(1_000)) {
            List<Expr> now = round;
            means.add(now.stream().mapToDouble(fitness).average().orElseThrow());
            search.learn(i -> fitness.applyAsDouble(now.get(i)));
        }
        assertThat(means.get(means.size() - 1)).isGreaterThan(1.5 * means.get(0));
    }

    @Test
    void aShuffleIsAPermutation() {
        for (long size : new long[] {1, 2, 3, 17, 1000}) {
            Shuffle shuffle = new Shuffle(size, 5);
            assertThat(LongStream.range(0, size).map(shuffle::at).sorted())
                    .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
        }
    }

    @Test
    void goesFromColumnsToOperatorsOverPairs() {
        List<String> texts = candidates(100_000);
        assertThat(texts).startsWith("a", "b", "ts_mean(a, 3)", "ts_mean(a, 5)");
        assertThat(texts).contains("a * b", "a / b", "ts_skew(price, 55)", "ts_delta(a * b, 21)", "ts_std(a / b, 8)");
        assertThat(texts.indexOf("a / b")).isGreaterThan(texts.indexOf("ts_delta(b, 55)"));
        assertThat(texts.indexOf("ts_mean(a / b, 3)")).isGreaterThan(texts.indexOf("b / a"));
    }

    @Test
    void keepsTheSemanticRules() {
        // a and b are of different families; price has a dimension
        assertThat(candidates(100_000)).doesNotContain("a + b", "a - b", "price", "a * price");
        List<String> anyFamily = new Enumerate()
                        .candidates(
                                FIELDS,
                                new SearchParams(
                                        1000,
                                        3,
                                        List.of(3),
                                        SearchParams.TIME_SERIES,
                                        new SemanticRules(true, false, true)))
                        .stream()
                        .map(Formulas::print)
                        .toList();
        assertThat(anyFamily).contains("a + b", "a - b").doesNotContain("a + price");
    }

    @Test
    void aSmallerBudgetTakesWholeLevelsFirstAndASampleOfTheNext() {
        List<String> all = candidates(100_000);
        List<String> some = candidates(40);
        assertThat(some).hasSize(40).startsWith("a", "b");
        assertThat(all).containsAll(some);
        assertThat(some).isNotEqualTo(all.subList(0, 40));
        assertThat(new Enumerate()
                        .candidates(FIELDS, SearchParams.standard(40, 4)).stream()
                                .map(Formulas::print))
                .isNotEqualTo(some);
    }

    @Test
    void refusesAnEngineThatIsNotThere() {
        assertThatThrownBy(() -> AlphaEngines.named("enumerat"))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("'enumerate'");
    }

    private static List<String> candidates(int budget) {
        return new Enumerate()
                .candidates(FIELDS, SearchParams.standard(budget, 3)).stream()
                        .map(Formulas::print)
                        .toList();
    }
}
