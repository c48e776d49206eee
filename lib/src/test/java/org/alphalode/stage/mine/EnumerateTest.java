package org.alphalode.stage.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
class EnumerateTest {
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
                });
            }
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
                        .candidates(FIELDS, new SearchParams(1000, 3, List.of(3), new SemanticRules(true, false, true)))
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
        assertThat(all).containsSubsequence(some);
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
