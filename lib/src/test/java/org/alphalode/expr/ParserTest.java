package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alphalode.check.AlphaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+b*c|a + b * c",
                "(a+b)*c|(a + b) * c",
                "a-(b-c)|a - (b - c)",
                "a-b-c|a - b - c",
                "a/(b*c)|a / (b * c)",
                "-a*b|-a * b",
                "-(a*b)|-(a * b)",
                "--a|--a",
                "neg(3)|neg(3)",
                "- 3|-3",
                "-2*x|-2 * x",
                "sub(div(a,b),1)|a / b - 1",
                "ts_mean( close , 21 )|ts_mean(close, 21)",
                "ts_quantile(x,21,.25)|ts_quantile(x, 21, 0.25)",
                "x*1e-9|x * 1.0E-9",
                "clip(x,-3,3)|clip(x, -3, 3)",
                "x-(-3)|x - -3",
            })
    void printsInOneWay(String text, String printed) {
        Expr expr = Formulas.parse(text);
        assertThat(Formulas.print(expr)).isEqualTo(printed);
        assertThat(Formulas.parse(printed)).isEqualTo(expr);
    }

    @Test
    void errorsShowThePlace() {
        assertThatThrownBy(() -> Formulas.parse("close +\n ts_meen(close, 3)"))
                .isInstanceOf(AlphaException.class)
                .hasMessage("line 2, column 2: there is no operator 'ts_meen'. Did you mean 'ts_mean'?\n"
                        + "   ts_meen(close, 3)\n   ^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a +",
                "a b",
                "(a",
                "a)",
                "ts_mean(a)",
                "ts_mean(a, 3, 4)",
                "ts_mean(a, b)",
                "ts_mean(a, 2.5)",
                "ts_mean(a, 0)",
                "ts_mean(a, -3)",
                "ts_mean(a, 1000000)",
                "ts_skew(a, 2)",
                "ts_quantile(a, 5, 1.5)",
                "1e",
                "1e999",
                "1.2.3",
                ".",
                "a % b",
                "a()",
                "ts_mean",
                "a,b",
                "é",
            })
    void refusesWhatIsNoFormula(String text) {
        if (text.equals("ts_mean")) {
            // a name without brackets is a column, whatever it is called
            assertThat(Formulas.parse(text)).isEqualTo(new Expr.Field("ts_mean"));
            return;
        }
        assertThatThrownBy(() -> Formulas.parse(text)).isInstanceOf(AlphaException.class);
    }

    @Test
    void refusesTwentyThousandNestedCalls() {
        Limits loose = new Limits(10_000_000, 256, 1_000_000, 100);
        for (String open : new String[] {"abs(", "(", "-", "- ", "ts_mean("}) {
            assertThatThrownBy(() -> Formulas.parse(open.repeat(20_000) + "x", loose))
                    .isInstanceOf(AlphaException.class)
                    .hasMessageContaining("deeper");
            assertThatThrownBy(() -> Formulas.parse(open.repeat(20_000) + "x"))
                    .isInstanceOf(AlphaException.class)
                    .hasMessageContaining("characters");
        }
    }

    @Test
    void refusesLongChains() {
        Limits loose = new Limits(10_000_000, 256, 100, 100);
        assertThatThrownBy(() -> Formulas.parse("x" + "+x".repeat(20_000), loose))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("nodes");
        assertThatThrownBy(() -> Formulas.parse("x" + "+x".repeat(40)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("deeper");
    }
}
