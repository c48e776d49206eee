package org.alphalode.jobs.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.SharedSpark;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.stage.LocalRunner;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class TableBarsTest {
    private static final long MINUTE_MICROS = 60_000_000L;

    @TempDir
    private Path temp;

    @Test
    void readsATableAndHoldsBackWhatWasKnownLater() {
        Instant open = Instant.parse("2025-01-01T00:00:00Z");
        StructType schema = new StructType()
                .add("symbol", DataTypes.StringType)
                .add("interval", DataTypes.StringType)
                .add("open_time", DataTypes.TimestampType)
                .add("close_time", DataTypes.TimestampType)
                .add("close", DataTypes.DoubleType)
                .add("trades", DataTypes.LongType)
                .add("known_at", DataTypes.TimestampType);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant begin = open.plusSeconds(60L * i);
            Instant end = begin.plusSeconds(60);
            // bar 1 is confirmed a minute later, bar 2 never
            Object known = i == 1 ? end.plusSeconds(60) : i == 2 ? null : end;
            rows.add(RowFactory.create("A", "1m", begin, end, 10.0 + i, 5L + i, known));
        }
        String place = temp.resolve("bars").toString();
        SharedSpark.session().conf().set("spark.sql.datetime.java8API.enabled", "true");
        SharedSpark.session()
                .createDataFrame(rows, schema)
                .write()
                .format("delta")
                .save(place);

        BarSource source = BarSource.open(place, warning -> {});
        assertThat(source.columns()).containsExactly("close", "trades");
        Panel panel = source.read(List.of("close", "trades"), Optional.empty());
        assertThat(panel.symbols()).containsExactly("A");
        assertThat(panel.interval()).isEqualTo(BarInterval.parse("1m"));
        assertThat(panel.closeMicros(0)).isEqualTo(open.plusSeconds(60).getEpochSecond() * 1_000_000L);
        assertThat(panel.series(0, 0)).containsExactly(10.0, 11.0, Double.NaN, 13.0);
        assertThat(panel.series(1, 0)).containsExactly(5.0, 6.0, Double.NaN, 8.0);
        assertThat(panel.usableAtClose(0, 0)).isTrue();
        assertThat(panel.usableAtClose(0, 1)).isFalse();
        assertThat(panel.usableAtClose(0, 2)).isFalse();
        assertThat(panel.usableAtClose(0, 3)).isTrue();
    }

    @Test
    void aParquetFileHoldsTheValues() throws IOException {
        Panel panel = panel(300);
        Path formulas = Files.writeString(temp.resolve("f.txt"), "ts_mean(x, 3)\n");
        Path file = temp.resolve("values.parquet");
        new Evaluation(FormulaFile.read(formulas).formulas(), panel).write(file, OpenTime.ISO);
        List<Row> rows = SharedSpark.session()
                .read()
                .parquet(file.toString())
                .selectExpr("formula", "symbol", "unix_micros(open_time)", "value")
                .orderBy("symbol", "unix_micros(open_time)")
                .collectAsList();
        assertThat(rows).hasSize(3 * 300);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            int s = i / 300;
            int t = i % 300;
            assertThat(row.getString(0)).isEqualTo("ts_mean(x, 3)");
            assertThat(row.getString(1)).isEqualTo(panel.symbols().get(s));
            assertThat(row.getLong(2)).isEqualTo(panel.closeMicros(t) - MINUTE_MICROS);
            // bar 77 of B was not trusted at its close
            if (t < 2 || (s == 1 && t == 77)) {
                assertThat(row.isNullAt(3)).isTrue();
            } else {
                double mean = (panel.value(0, s, t - 2) + panel.value(0, s, t - 1) + panel.value(0, s, t)) / 3;
                assertThat(row.getDouble(3)).isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void hashesAreTheSameForAnyPartitionsAndAnyBlocks(int slices) {
        Panel panel = panel(2_000);
        List<Expr> formulas = List.of(
                Formulas.parse("ts_zscore(x, 21)"),
                Formulas.parse("ts_mean(x, 55) / ts_std(x, 8)"),
                Formulas.parse("cs_rank(ts_delta(x, 3))"));
        List<ContentHash> whole =
                new LocalRunner().run(new ValueHashes(), new ValueHashes.Input(formulas, panel, 10_000, 10));
        List<ContentHash> cut = new SparkRunner(SharedSpark.session(), Progress.silent(), slices)
                .run(new ValueHashes(), new ValueHashes.Input(formulas, panel, 31, 2));
        assertThat(cut).isEqualTo(whole);
        assertThat(whole).doesNotHaveDuplicates().allMatch(hash -> hash.rows() == 3 * 2_000);
    }

    @Test
    void aHashTellsOneChangedBit() {
        Panel panel = panel(100);
        Panel.Builder changed = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int s = 0; s < 3; s++) {
            changed.set(0, s, panel.series(0, s));
        }
        changed.set(0, 1, 50, Math.nextUp(panel.value(0, 1, 50)));
        assertThat(hash(changed.build())).isNotEqualTo(hash(panel));
        assertThat(Evaluator.columns(Plan.of(List.of(Formulas.parse("x")), panel.fields()), panel, 0, 100)[0][1])
                .isEqualTo(panel.series(0, 1));
    }

    private static List<ContentHash> hash(Panel panel) {
        return new LocalRunner()
                .run(new ValueHashes(), new ValueHashes.Input(List.of(Formulas.parse("x")), panel, 64, 1));
    }

    private static Panel panel(int bars) {
        SplittableRandom random = new SplittableRandom(3);
        Panel.Builder builder = new Panel.Builder(
                List.of("A", "B", "C"),
                List.of(FieldSpec.pure("x", Family.MIXED)),
                new BarInterval(MINUTE_MICROS),
                100 * MINUTE_MICROS,
                bars);
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t < bars; t++) {
                builder.set(0, s, t, 100 + random.nextDouble());
            }
        }
        return builder.notUsableAtClose(1, 77).build();
    }
}
