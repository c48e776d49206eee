package org.alphalode.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.alphalode.expr.Formulas;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class AlphalodeExtensionsTest {
    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[1]")
            .config("spark.sql.extensions", AlphalodeExtensions.class.getName())
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate();

    @AfterAll
    static void stop() {
        SESSION.stop();
    }

    private static List<Double> doubles(String sql) {
        return SESSION.sql("SELECT " + sql).first().getList(0);
    }

    @Test
    void formulasHaveTheIdsOfTheEngine() {
        String formula = "volume + ts_mean(close, 21)";
        assertThat(SESSION.sql("SELECT alpha_id('" + formula + "')").first().getString(0))
                .isEqualTo(Formulas.id(Formulas.parse(formula)));
        assertThat(SESSION.sql("SELECT alpha_canonical('" + formula + "')")
                        .first()
                        .getString(0))
                .isEqualTo(Formulas.print(Formulas.canonical(Formulas.parse(formula))));
        assertThat(SESSION.sql("SELECT alpha_lookback('ts_mean(close, 21)')")
                        .first()
                        .getInt(0))
                .isEqualTo(20);
        assertThat(SESSION.sql("SELECT alpha_id(CAST(NULL AS STRING))").first().isNullAt(0))
                .isTrue();
    }

    @Test
    void operatorsRunOverArrays() {
        assertThat(doubles("alpha_ts_mean(array(1, 2, 3, 4, 5), 3)"))
                .isEqualTo(Arrays.asList(null, null, 2.0, 3.0, 4.0));
        assertThat(doubles("alpha_add(array(1.5, NULL, 3.0), array(1, 1, 1))"))
                .isEqualTo(Arrays.asList(2.5, null, 4.0));
        assertThat(doubles("alpha_div(array(1, 1), array(0, 2))")).isEqualTo(Arrays.asList(null, 0.5));
        assertThat(doubles("alpha_ts_mean(array(), 3)")).isEmpty();
        assertThat(SESSION.sql("SELECT alpha_ts_mean(CAST(NULL AS ARRAY<DOUBLE>), 3)")
                        .first()
                        .isNullAt(0))
                .isTrue();
    }

    @Test
    void everyOperatorOfTheCatalogueIsAFunction() {
        for (Op op : Operators.ALL) {
            StringBuilder call = new StringBuilder("alpha_" + op.name() + "(");
            for (int i = 0; i < op.params().size(); i++) {
                var param = op.params().get(i);
                call.append(i == 0 ? "" : ", ")
                        .append(
                                i < op.operandCount()
                                        ? "array(1, 4, 2, 8, 5, 7)"
                                        : param.choices().get(0).toString());
            }
            assertThat(doubles(call.append(")").toString())).as(op.name()).hasSize(6);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> doubles("alpha_ts_mean(array(1, 2))"))
                .hasStackTraceContaining("takes 2 arguments, not 1");
        assertThatThrownBy(() -> doubles("alpha_add(array(1, 2), array(1))")).hasStackTraceContaining("one length");
        assertThatThrownBy(() -> SESSION.sql("SELECT alpha_id('ts_mean(')").first())
                .hasStackTraceContaining("column");
    }
}
