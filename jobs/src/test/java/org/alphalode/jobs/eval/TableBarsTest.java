package org.alphalode.jobs.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.SharedSpark;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class TableBarsTest {
    private static final long MINUTE_MICROS = 60_000_000L;

    @TempDir
    private Path temp;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void readsATableAndHoldsBackWhatWasKnownLater() throws IOException {
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
            rows.add(RowFactory.create("A", "1m", begin, end, 10.5 + i, 5L + i, known));
        }
        String place = temp.resolve("bars").toString();
        SharedSpark.session().conf().set("spark.sql.datetime.java8API.enabled", "true");
        SharedSpark.session()
                .createDataFrame(rows, schema)
                .write()
                .format("delta")
                .save(place);

        TableBars bars = TableBars.open(place, warnings::add);
        assertThat(bars.columns()).containsExactly("close", "trades");
        TableEvaluation table = new TableEvaluation(bars, List.of("close", "trades"), Optional.empty());
        assertThat(table.grid().symbols()).containsExactly("A");
        assertThat(table.grid().interval()).isEqualTo(BarInterval.parse("1m"));
        Path formulas = Files.writeString(temp.resolve("g.txt"), "close\ntrades\nts_delay(close, 1)\n");
        Path file = temp.resolve("values.csv");
        table.write(FormulaFile.read(formulas).formulas(), file);
        // what was known later is there for the bars after it
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "formula,symbol,open_time,value",
                        "close,A,2025-01-01T00:00:00Z,10.5",
                        "close,A,2025-01-01T00:01:00Z,",
                        "close,A,2025-01-01T00:02:00Z,",
                        "close,A,2025-01-01T00:03:00Z,13.5",
                        "trades,A,2025-01-01T00:00:00Z,5",
                        "trades,A,2025-01-01T00:01:00Z,",
                        "trades,A,2025-01-01T00:02:00Z,",
                        "trades,A,2025-01-01T00:03:00Z,8",
                        "\"ts_delay(close, 1)\",A,2025-01-01T00:00:00Z,",
                        "\"ts_delay(close, 1)\",A,2025-01-01T00:01:00Z,",
                        "\"ts_delay(close, 1)\",A,2025-01-01T00:02:00Z,",
                        "\"ts_delay(close, 1)\",A,2025-01-01T00:03:00Z,");
    }

    @Test
    void aParquetFileHoldsTheValues() throws IOException {
        Panel panel = panel(300);
        Path formulas = Files.writeString(temp.resolve("f.txt"), "ts_mean(x, 3)\n");
        Path file = temp.resolve("values.parquet");
        Evaluation.write(FormulaFile.read(formulas).formulas(), panel, file, OpenTime.ISO);
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

    /** The panel as a table of several files, whose times overlap and whose rows are in no order. */
    private TableBars table(Panel panel, String name) {
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < panel.symbolCount(); s++) {
            for (int t = 0; t < panel.barCount(); t++) {
                Instant close = Instant.EPOCH.plusSeconds(panel.closeMicros(t) / 1_000_000);
                Object known = panel.usableAtClose(s, t) ? close : close.plusSeconds(60);
                rows.add(RowFactory.create(panel.symbols().get(s), close, panel.value(0, s, t), known));
            }
        }
        Collections.shuffle(rows, new Random(1));
        StructType schema = new StructType()
                .add("symbol", DataTypes.StringType)
                .add("close_time", DataTypes.TimestampType)
                .add("x", DataTypes.DoubleType)
                .add("known_at", DataTypes.TimestampType);
        String place = temp.resolve(name).toString();
        SharedSpark.session().conf().set("spark.sql.datetime.java8API.enabled", "true");
        SharedSpark.session()
                .createDataFrame(rows, schema)
                .repartition(5)
                .write()
                .format("delta")
                .save(place);
        return TableBars.open(place, warnings::add);
    }

    @Test
    void hashesOfATableAreThoseOfItsPanelForAnyUnits() {
        Panel panel = panel(2_000);
        List<Expr> formulas = List.of(
                Formulas.parse("ts_zscore(x, 21)"),
                Formulas.parse("ts_mean(x, 55) / ts_std(x, 8)"),
                Formulas.parse("cs_rank(ts_delta(x, 3))"));
        List<ContentHash> whole = ValueHashes.of(formulas, panel, new EvalUnit.Size(10_000, 10));
        TableBars bars = table(panel, "x");
        assertThat(bars.read(List.of("x"), Optional.empty())).isEqualTo(panel);
        TableEvaluation table = new TableEvaluation(bars, List.of("x"), Optional.empty());
        // 1, 7, 66 and 100 units; the bars that formulas look back on are more than a block of the last
        for (EvalUnit.Size size : List.of(
                new EvalUnit.Size(10_000, 10),
                new EvalUnit.Size(300, 3),
                new EvalUnit.Size(94, 1),
                new EvalUnit.Size(40, 2))) {
            assertThat(table.hashes(formulas, size)).as("units of %s", size).isEqualTo(whole);
        }
        assertThat(EvalUnit.cut(2_000, 3, new EvalUnit.Size(300, 3))).hasSize(7);
        assertThat(EvalUnit.cut(2_000, 3, new EvalUnit.Size(94, 1))).hasSize(66);
        assertThat(EvalUnit.cut(2_000, 3, new EvalUnit.Size(40, 2))).hasSize(100);
        assertThat(formulas.get(1).lookbackBars()).isGreaterThan(40);
        assertThat(whole).doesNotHaveDuplicates().allMatch(hash -> hash.rows() == 3 * 2_000);
    }

    @Test
    void unitsAreOfOneSize() {
        assertThat(EvalUnit.cut(33_600, 2_050, new EvalUnit.Size(16_384, 1_024)))
                .hasSize(3 * 3)
                .allMatch(unit -> unit.toBar() - unit.fromBar() == 11_200)
                .allMatch(unit -> unit.toFormula() - unit.fromFormula() >= 682)
                .contains(new EvalUnit(22_400, 33_600, 1_368, 2_050));
    }

    @Test
    void aHashIsTheSumOverAllValuesWhateverTheUnits() {
        Panel panel = panel(1_000);
        List<Expr> formulas =
                Stream.of("x", "ts_mean(x, 9)", "0 * x").map(Formulas::parse).toList();
        double[][][] values = Evaluator.columns(Plan.of(formulas, panel.fields()), panel, 0, 1_000);
        List<ContentHash> slow = new ArrayList<>();
        for (double[][] formula : values) {
            long first = 0;
            long second = 0;
            for (int s = 0; s < 3; s++) {
                for (int t = 0; t < 1_000; t++) {
                    boolean missing = s == 1 && t == 77;
                    long bits = Double.doubleToLongBits(missing ? Double.NaN : formula[s][t] + 0.0);
                    long golden = 0x9e3779b97f4a7c15L;
                    long place = spread(spread(panel.symbols().get(s).hashCode()) + panel.closeMicros(t) * golden);
                    first += spread(place ^ bits);
                    second += spread(place + bits * golden);
                }
            }
            slow.add(new ContentHash(3_000, first, second));
        }
        assertThat(ValueHashes.of(formulas, panel, new EvalUnit.Size(1_000, 3))).isEqualTo(slow);
        assertThat(ValueHashes.of(formulas, panel, new EvalUnit.Size(130, 2))).isEqualTo(slow);
    }

    private static long spread(long bits) {
        long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    @Test
    void whatIsNoFiniteNumberIsMissingAndToldOnceAColumn() {
        Panel panel = panel(500);
        Panel.Builder odd = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        Panel.Builder missing = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int s = 0; s < 3; s++) {
            odd.set(0, s, panel.series(0, s));
            missing.set(0, s, panel.series(0, s));
        }
        odd.set(0, 0, 99, Double.POSITIVE_INFINITY)
                .set(0, 2, 100, Double.NEGATIVE_INFINITY)
                .set(0, 2, 499, Double.NaN);
        missing.set(0, 0, 99, Double.NaN).set(0, 2, 100, Double.NaN).set(0, 2, 499, Double.NaN);
        List<Expr> formulas =
                Stream.of("x", "ts_mean(x, 60)").map(Formulas::parse).toList();
        TableBars bars = table(odd.build(), "odd");
        TableEvaluation table = new TableEvaluation(bars, List.of("x"), Optional.empty());
        for (EvalUnit.Size size : List.of(new EvalUnit.Size(500, 2), new EvalUnit.Size(100, 1))) {
            assertThat(table.hashes(formulas, size)).isEqualTo(ValueHashes.of(formulas, missing.build(), size));
            assertThat(table.faults())
                    .containsExactly("column x holds 3 values that are no finite number: taken as missing");
        }
        assertThat(warnings).isEmpty();
        assertThat(bars.read(List.of("x"), Optional.empty())).isEqualTo(missing.build());
        assertThat(warnings).isEqualTo(table.faults());
    }

    @Test
    void rowsThatWereDeletedAreNotRead() {
        Panel panel = panel(200);
        String place = table(panel, "deleted").place();
        SharedSpark.session()
                .sql("ALTER TABLE delta.`" + place + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = true)");
        SharedSpark.session().sql("DELETE FROM delta.`" + place + "` WHERE symbol = 'B' AND x > 100.5");
        Panel.Builder kept = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t < 200; t++) {
                double x = panel.value(0, s, t);
                boolean deleted = s == 1 && x > 100.5;
                kept.set(0, s, t, deleted ? Double.NaN : x);
                if (!deleted && !panel.usableAtClose(s, t)) {
                    kept.notUsableAtClose(s, t);
                }
            }
        }
        List<Expr> formulas = List.of(Formulas.parse("x"), Formulas.parse("cs_rank(x)"));
        EvalUnit.Size size = new EvalUnit.Size(64, 2);
        assertThat(new TableEvaluation(TableBars.open(place, warnings::add), List.of("x"), Optional.empty())
                        .hashes(formulas, size))
                .isEqualTo(ValueHashes.of(formulas, kept.build(), size))
                .isNotEqualTo(ValueHashes.of(formulas, panel, size));
    }

    @Test
    void faultsOfTheTimesAreToldBeforeAnyValueIsRead() {
        Panel panel = panel(100);
        String place = table(panel, "faulty").place();
        assertThatThrownBy(() -> new TableEvaluation(
                        TableBars.open(place, warnings::add), List.of("x"), Optional.of(BarInterval.parse("7m"))))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("does not lie on the grid of 7m");
        SharedSpark.session()
                .sql("INSERT INTO delta.`" + place + "` SELECT symbol, close_time, 1.0, known_at FROM delta.`" + place
                        + "` WHERE symbol = 'C' LIMIT 1");
        assertThatThrownBy(
                        () -> new TableEvaluation(TableBars.open(place, warnings::add), List.of("x"), Optional.empty()))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("bar C ")
                .hasMessageContaining("is there twice");
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
        return ValueHashes.of(List.of(Formulas.parse("x")), panel, new EvalUnit.Size(64, 1));
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
