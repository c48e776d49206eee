package org.alphalode.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.jobs.SharedSpark;
import org.alphalode.jobs.run.TableState;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.TradeCosts;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spark")
class TablesTest {
    @TempDir
    Path folder;

    static Stream<Table<?>> catalogue() {
        return Tables.ALL.stream();
    }

    private Warehouse warehouse() {
        return new Warehouse(SharedSpark.session(), folder.toString());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    <T> void rowsComeBackAsTheyWereWritten(Table<T> table) {
        List<T> rows = SampleRows.of(table);
        assertThat(rows).as("sample rows of " + table.name()).isNotEmpty();
        Warehouse warehouse = warehouse();
        TableState written = warehouse.replace(table, rows, "w1");
        assertThat(written)
                .as("what a reader finds who did not write it")
                .isEqualTo(warehouse().state(table));
        assertThat(warehouse.read(table)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(warehouse.frame(table).schema().fieldNames())
                .containsExactlyElementsOf(
                        table.columns().stream().map(Column::name).toList());
    }

    @Test
    void everyTableHasSampleRows() {
        assertThat(SampleRows.BY_TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        catalogue().map(Table::name).toList());
    }

    @Test
    void aCheckIsEnforcedByDeltaToo() {
        QuarantinedRow line0 = new QuarantinedRow("f", "s", 0, "r", "t");
        assertThatThrownBy(() -> warehouse().append(Tables.QUARANTINE, List.of(line0), "w1"))
                .hasStackTraceContaining("line_from_one");
    }

    @Test
    void theSameWorkIsAppendedOnce() {
        Warehouse warehouse = warehouse();
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        warehouse.append(Tables.TRIALS, rows.subList(0, 1), "w1");
        long version = warehouse.state(Tables.TRIALS).version();
        warehouse.append(Tables.TRIALS, rows.subList(0, 1), "w1");
        assertThat(warehouse.state(Tables.TRIALS).version()).isEqualTo(version);
        warehouse.append(Tables.TRIALS, rows.subList(1, 2), "w2");
        warehouse.append(Tables.TRIALS, rows.subList(0, 1), "w1");
        assertThat(warehouse.state(Tables.TRIALS).rows()).isEqualTo(2);
        assertThat(warehouse.read(Tables.TRIALS)).isEqualTo(rows);
    }

    @Test
    void aTableFollowsItsLastWorkBackAndForth() {
        Warehouse warehouse = warehouse();
        List<AlphaRow> rows = SampleRows.of(Tables.ALPHAS);
        String first = warehouse.replace(Tables.ALPHAS, rows, "w1").hash();
        long version = warehouse.replace(Tables.ALPHAS, rows, "w1").version();
        assertThat(warehouse.replace(Tables.ALPHAS, rows.subList(0, 1), "w2").hash())
                .isNotEqualTo(first);
        assertThat(warehouse.lastWork(Tables.ALPHAS)).contains("w2");
        assertThat(warehouse.replace(Tables.ALPHAS, rows, "w1")).satisfies(state -> {
            assertThat(state.hash()).isEqualTo(first);
            assertThat(state.version()).isEqualTo(version + 2);
        });
    }

    @Test
    void theHashKnowsNeitherOrderNorPartitionsButEveryCell() {
        List<EquityPoint> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(point(i, i / 7.0));
        }
        String expected = hash(rows, 1);
        List<EquityPoint> backwards = new ArrayList<>(rows);
        Collections.reverse(backwards);
        assertThat(hash(backwards, 7)).isEqualTo(expected);
        assertThat(hash(rows, 64)).isEqualTo(expected);
        rows.set(99, point(99, Math.nextUp(99 / 7.0)));
        assertThat(hash(rows, 1)).isNotEqualTo(expected);
    }

    private static EquityPoint point(long micros, double cash) {
        return new EquityPoint(micros, cash, 1, Double.NaN, 0, 0, TradeCosts.NONE, 0);
    }

    private String hash(List<EquityPoint> rows, int slices) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
        return warehouse()
                .replace(Tables.EQUITY, spark.parallelize(rows, slices), "w" + slices + rows.hashCode())
                .hash();
    }

    @Test
    void aMissingTableIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> warehouse().read(Tables.BARS))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("no table bars")
                .hasMessageContaining("submit/alphalode");
    }
}
