package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alphalode.model.BarFields;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;
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
    void longerFormulasAndLongerSortedWindowsCostMore() {
        assertThat(nanos("ts_mean(close, 5)")).isBetween(0.1, 5.0).isLessThan(nanos("ts_median(close, 5)"));
        assertThat(nanos("ts_median(close, 5)")).isLessThan(nanos("ts_median(close, 500)"));
        // the common part counts once
        assertThat(nanos("ts_skew(close, 8) * ts_skew(close, 8)")).isLessThan(2 * nanos("ts_skew(close, 8)"));
        for (Op op : Operators.ALL) {
            assertThat(nanos(op.name() + arguments(op))).as(op.name()).isBetween(0.1, 200.0);
        }
    }

    private static String arguments(Op op) {
        return op.params().stream()
                .map(p -> p.kind() == Param.Kind.OPERAND
                        ? "close"
                        : p.choices().get(0).toString().replace(".0", ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static double nanos(String formula) {
        Matcher cost = Pattern.compile("about ([0-9.]+) ns").matcher(explain(formula));
        assertThat(cost.find()).isTrue();
        return Double.parseDouble(cost.group(1));
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
