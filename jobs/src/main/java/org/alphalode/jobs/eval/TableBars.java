package org.alphalode.jobs.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A Delta table with columns symbol, open_time or close_time, and numeric ones. Where it has known_at, a row that was known after its
 * close gives nothing at that bar, and one that was never known has no values. Its values are read where they are worked on; the
 * driver asks for its times alone, unless it is to {@link #read} everything.
 */
final class TableBars implements BarSource {
    static final String CLOSE_TIME = "close_time";
    static final String KNOWN_AT = "known_at";
    /** More is a mistake in the times. */
    private static final long MAX_CELLS = 10_000_000_000L;

    private final Dataset<Row> table;
    private final String place;
    private final List<String> names;
    private final Consumer<String> warnings;

    private TableBars(Dataset<Row> table, String place, Consumer<String> warnings) {
        this.table = table;
        this.place = place;
        this.warnings = warnings;
        this.names = List.of(table.columns());
    }

    /** Whether an input is a table. */
    static boolean isTable(String place) {
        return place.contains("://") || Files.isDirectory(Path.of(place, "_delta_log"));
    }

    /** @param warnings told of values that are no numbers */
    static TableBars open(String place, Consumer<String> warnings) {
        String path = place.contains("://") ? place : Path.of(place).toUri().toString();
        SparkSession session = Sessions.open("eval");
        // a partition of the scan is a file or a part of one: what a unit does not need is then left out
        session.conf().set("spark.sql.files.openCostInBytes", session.conf().get("spark.sql.files.maxPartitionBytes"));
        TableBars bars = new TableBars(session.read().format("delta").load(path), place, warnings);
        if (!bars.names.contains(CsvBars.SYMBOL) || !bars.hasTime()) {
            throw Errors.data("table " + place + " has the columns " + String.join(", ", bars.names)
                    + ", but symbol and open_time or close_time are needed");
        }
        List.of(CsvBars.OPEN_TIME, CLOSE_TIME, KNOWN_AT).forEach(bars::requireTime);
        return bars;
    }

    private boolean hasTime() {
        return names.contains(CsvBars.OPEN_TIME) || names.contains(CLOSE_TIME);
    }

    private void requireTime(String name) {
        if (names.contains(name) && !isTimestamp(type(name)) && !(type(name) instanceof NumericType)) {
            throw Errors.data("column " + name + " of table " + place + " is of type "
                    + type(name).simpleString() + ", but a timestamp or a whole number is needed");
        }
    }

    static boolean isTimestamp(DataType type) {
        return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
    }

    private DataType type(String name) {
        return table.schema().apply(name).dataType();
    }

    @Override
    public List<String> columns() {
        return Arrays.stream(table.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(StructField::name)
                .filter(name ->
                        !List.of(CsvBars.OPEN_TIME, CLOSE_TIME, KNOWN_AT).contains(name))
                .toList();
    }

    /** All bars, for what needs them in one place; evaluation does not. */
    @Override
    public Panel read(Collection<String> fields, Optional<BarInterval> interval) {
        TableEvaluation all = new TableEvaluation(this, fields, interval);
        Panel panel = all.panel();
        all.faults().forEach(warnings);
        return panel;
    }

    Dataset<Row> table() {
        return table;
    }

    String place() {
        return place;
    }

    /** The column that a row's bar is told by. */
    String timeColumn() {
        return names.contains(CsvBars.OPEN_TIME) ? CsvBars.OPEN_TIME : CLOSE_TIME;
    }

    /** Whether it says since when a row was known. */
    boolean tellsWhenKnown() {
        return names.contains(KNOWN_AT) && names.contains(CLOSE_TIME);
    }

    /**
     * The bars of the table.
     *
     * @param given length of a bar; else the smallest step between two rows of a symbol
     * @throws org.alphalode.check.AlphaException DATA_FAULT where there is no row, where a bar is there twice, or where times lie
     *     beside the grid
     */
    TableGrid grid(Optional<BarInterval> given) {
        Dataset<Row> times = table.select(
                table.col(CsvBars.SYMBOL).cast(DataTypes.StringType).as("symbol"),
                micros(timeColumn()).as("time"),
                functions.col("_metadata.file_path").as("file"));
        Map<String, TableGrid.Span> spans = new HashMap<>();
        SortedSet<String> symbols = new TreeSet<>();
        collectSpans(times, spans, symbols);
        TableGrid.Span whole = spans.values().stream()
                .reduce(TableGrid.Span::with)
                .orElseThrow(() -> Errors.data("table " + place + " holds no row"));
        long step = smallestStep(times);
        BarInterval interval = given.orElseGet(() -> BarGrid.interval(step));
        requireOnGrid(times, whole.firstMicros(), interval);
        long bars = (whole.lastMicros() - whole.firstMicros()) / interval.micros() + 1;
        if (bars > Integer.MAX_VALUE || bars * symbols.size() > MAX_CELLS) {
            throw Errors.data("a grid of " + interval.text() + " from " + OpenTime.instant(whole.firstMicros()) + " to "
                    + OpenTime.instant(whole.lastMicros()) + " has " + bars + " bars of " + symbols.size()
                    + " symbols: check the times, or say --interval");
        }
        long shift = timeColumn().equals(CLOSE_TIME) ? 0 : interval.micros();
        spans.replaceAll((file, span) -> new TableGrid.Span(span.firstMicros() + shift, span.lastMicros() + shift));
        return new TableGrid(List.copyOf(symbols), interval, whole.firstMicros() + shift, (int) bars, spans);
    }

    private void collectSpans(Dataset<Row> times, Map<String, TableGrid.Span> spans, SortedSet<String> symbols) {
        List<Row> rows = times.groupBy("file", "symbol")
                .agg(
                        functions.min("time"),
                        functions.max("time"),
                        functions.count(functions.lit(1)),
                        functions.count("time"))
                .collectAsList();
        for (Row row : rows) {
            if (row.isNullAt(1) || row.getLong(4) != row.getLong(5)) {
                throw Errors.data("table " + place + " has a row without symbol or time: take it out");
            }
            symbols.add(row.getString(1));
            spans.merge(row.getString(0), new TableGrid.Span(row.getLong(2), row.getLong(3)), TableGrid.Span::with);
        }
    }

    /** Smallest step between two rows of a symbol; 0 where no symbol has two. */
    private long smallestStep(Dataset<Row> times) {
        Column before =
                functions.lag("time", 1).over(Window.partitionBy("symbol").orderBy("time"));
        List<Row> closest = times.withColumn("step", times.col("time").minus(before))
                .filter("step is not null")
                .select("step", "symbol", "time")
                .orderBy("step", "symbol", "time")
                .limit(1)
                .collectAsList();
        if (closest.isEmpty()) {
            return 0;
        }
        if (closest.get(0).getLong(0) == 0) {
            throw Errors.data("bar " + closest.get(0).getString(1) + " "
                    + OpenTime.instant(closest.get(0).getLong(2)) + " is there twice: keep one of them");
        }
        return closest.get(0).getLong(0);
    }

    private void requireOnGrid(Dataset<Row> times, long firstMicros, BarInterval interval) {
        List<Row> beside = times.filter(times.col("time")
                        .minus(firstMicros)
                        .mod(interval.micros())
                        .notEqual(0))
                .select("symbol", "time")
                .limit(1)
                .collectAsList();
        if (!beside.isEmpty()) {
            throw Errors.data("bar " + beside.get(0).getString(0) + " "
                    + OpenTime.instant(beside.get(0).getLong(1)) + " does not lie on the grid of " + interval.text()
                    + " that begins at " + OpenTime.instant(firstMicros) + ": check the times, or say --interval");
        }
    }

    /** Epoch microseconds of a timestamp, or of a whole number in milliseconds or microseconds. */
    private Column micros(String name) {
        Column column = table.col(name);
        if (type(name) instanceof NumericType) {
            Column whole = column.cast(DataTypes.LongType);
            return functions
                    .when(functions.abs(whole).geq(OpenTime.FIRST_MICROS_VALUE), whole)
                    .otherwise(whole.multiply(OpenTime.MICROS_PER_MILLI));
        }
        return functions.unix_micros(column.cast(DataTypes.TimestampType));
    }
}
