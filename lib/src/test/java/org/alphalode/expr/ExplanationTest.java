package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphalode.model.BarFields;
import org.alphalode.op.SemanticRules;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static String explain(String formula) {
        return Explanation.of(Formulas.parse(formula), BarFields.ALL, SemanticRules.STANDARD);
    }

    @Test
    void tellsTreeTypeAndLookback() {
        assertThat(explain("-3 * ts_delta(ts_mean(close, 5), 2) / close"))
                .contains("canonical  ts_delta(ts_mean(close, 5), 2) / close\n")
                .contains("type       dimensionless, PRICE\n")
                .contains("lookback   6 bars\n")
                .contains(
                        "tree\n  div\n    mul\n      -3\n      ts_delta 2\n        ts_mean 5\n          close\n    close\n")
                .doesNotContain("warning");
    }

    @Test
    void warnsOfDimensionsAndUnknownColumns() {
        assertThat(explain("close + volum"))
                .contains("type       none\n")
                .contains("warning    in close + volum: add needs operands of equal dimension")
                .contains(
                        "warning    column 'volum' has no known dimension: taken as dimensionless. Did you mean 'volume'?");
    }
}
