package org.alphalode.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
import org.alphalode.model.Tried;
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
    void aTableThatIsTooOldToHaveAColumnGrowsItWhenItIsWrittenTo() {
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        warehouse().append(without("probe_t"), rows.subList(0, 1), "w1");
        assertGrows(rows);
    }

    @Test
    void aTableThatWasLeftHalfGrownGrowsOn() {
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        Warehouse other =
                new Warehouse(SharedSpark.session(), folder.resolve("other").toString());
        other.append(Tables.TRIALS, rows, "w1");
        warehouse().append(without("probe_t"), rows.subList(0, 1), "w1");
        String defined = SharedSpark.session()
                .sql("SHOW TBLPROPERTIES delta.`" + other.root() + "/trials` ('alphalode.definition')")
                .first()
                .getString(1);
        SharedSpark.session()
                .sql("ALTER TABLE delta.`" + folder + "/trials` SET TBLPROPERTIES ('alphalode.definition' = '" + defined
                        + "')");
        assertGrows(rows);
    }

    private void assertGrows(List<TrialRow> rows) {
        TrialRow old = rows.get(0);
        Tried tried = old.tried();
        TrialRow unknown = new TrialRow(
                old.workId(),
                old.sampleId(),
                old.rulesId(),
                new Tried(
                        tried.trial(),
                        tried.rung(),
                        tried.cohort(),
                        tried.screeningT(),
                        Double.NaN,
                        tried.twin(),
                        tried.parents()));
        assertThat(warehouse().read(Tables.TRIALS)).as("before it grows").containsExactly(unknown);
        warehouse().append(Tables.TRIALS, rows.subList(1, 2), "w2");
        assertThat(warehouse().read(Tables.TRIALS)).containsExactly(unknown, rows.get(1));
        long version = warehouse().state(Tables.TRIALS).version();
        warehouse().append(Tables.TRIALS, rows.subList(1, 2), "w2");
        assertThat(warehouse().state(Tables.TRIALS).version())
                .as("it grows once")
                .isEqualTo(version);
    }

    @Test
    void aTableThatLacksWhatIsNeverNullIsRefused() {
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        warehouse().append(without("rules_id"), rows.subList(0, 1), "w1");
        assertThatThrownBy(() -> warehouse().append(Tables.TRIALS, rows.subList(1, 2), "w2"))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("other columns");
    }

    private static Table<TrialRow> without(String column) {
        Table<TrialRow> now = Tables.TRIALS;
        return new Table<>(
                now.name(),
                now.meaning(),
                now.columns().stream().filter(c -> !c.name().equals(column)).toList(),
                now.key(),
                now.clustering(),
                now.checks(),
                now.reader());
    }

    @Test
    void aWorkFindsATableInTheVersionInWhichItFirstDid() {
        Warehouse warehouse = warehouse();
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        long empty = warehouse.pinned(Tables.TRIALS, "w0/pin");
        warehouse.append(Tables.TRIALS, rows.subList(0, 1), "w1");
        long one = warehouse.pinned(Tables.TRIALS, "w2/pin");
        warehouse.append(Tables.TRIALS, rows.subList(1, 2), "w2");
        assertThat(warehouse().pinned(Tables.TRIALS, "w0/pin")).isEqualTo(empty);
        assertThat(warehouse().pinned(Tables.TRIALS, "w2/pin")).isEqualTo(one);
        assertThat(warehouse().frame(Tables.TRIALS, empty).count()).isZero();
        assertThat(warehouse().frame(Tables.TRIALS, one).count()).isEqualTo(1);
    }

    @Test
    void anEarlierVersionThatIsNotThereAsAWholeIsRefused() throws IOException {
        String root = folder.resolve("a b%20c").toString();
        Warehouse warehouse = new Warehouse(SharedSpark.session(), root);
        List<TrialRow> rows = SampleRows.of(Tables.TRIALS);
        warehouse.append(Tables.TRIALS, rows.subList(0, 1), "w1");
        Path file = dataFile(Path.of(root, "trials"));
        long one = warehouse.pinned(Tables.TRIALS, "w2/pin");
        warehouse.append(Tables.TRIALS, rows.subList(1, 2), "w2");
        assertThat(warehouse.frame(Tables.TRIALS, one).count()).isEqualTo(1);
        Files.delete(file);
        assertThatThrownBy(() -> new Warehouse(SharedSpark.session(), root).frame(Tables.TRIALS, one))
                .isInstanceOf(AlphaException.class)
                .hasMessageContainingAll("version " + one, file.getFileName().toString(), "--set seed=");
    }

    private static Path dataFile(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
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
