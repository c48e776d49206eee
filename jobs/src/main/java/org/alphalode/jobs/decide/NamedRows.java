package org.alphalode.jobs.decide;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.input.Archives;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import scala.Option;

/** Rows that somebody wrote down: a csv file with a header, or a Delta table; every cell as a text, an absent one empty. */
public final class NamedRows {
    private final String place;
    private final SparkSession session;

    NamedRows(SparkSession session, String place) {
        this.session = session;
        this.place = place;
    }

    /**
     * A row.
     *
     * @param where file and line, or table
     * @param columns names
     * @param cells texts in the order of the names
     */
    record NamedRow(String where, List<String> columns, List<String> cells) {
        /** The text of a column; empty where the row has none. */
        String text(String column) {
            int at = columns.indexOf(column);
            return at < 0 || at >= cells.size() ? "" : cells.get(at);
        }

        /** A fault of this row. */
        AlphaException fault(String problem, Exception cause) {
            return new AlphaException(ErrorCode.DATA_FAULT, where + ": " + problem, cause);
        }
    }

    /** Whether a place is a Delta table. */
    public static boolean isTable(String place) {
        return place.contains("://") || Files.isDirectory(Path.of(place, "_delta_log"));
    }

    /** Names what a Delta table holds now: its id and version. */
    public static String tablePrint(SparkSession session, String place) {
        Snapshot snapshot = DeltaLog.forTable(session, path(place)).update(false, Option.empty(), Option.empty());
        return snapshot.metadata().id() + " version " + snapshot.version();
    }

    private static String path(String place) {
        return place.contains("://") ? place : Path.of(place).toUri().toString();
    }

    /**
     * Reads all rows in their order.
     *
     * @param header is told the columns before the first row
     */
    void read(Consumer<List<String>> header, Consumer<NamedRow> rows) {
        if (isTable(place)) {
            table(header, rows);
        } else {
            file(header, rows);
        }
    }

    private void file(Consumer<List<String>> header, Consumer<NamedRow> rows) {
        List<String> columns = new ArrayList<>();
        try (Reader text = new InputStreamReader(Archives.open(Path.of(place)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                if (columns.isEmpty()) {
                    row.getHeader().forEach(name -> columns.add(name.strip()));
                    header.accept(List.copyOf(columns));
                }
                rows.accept(new NamedRow(
                        place + ", line " + row.getStartingLineNumber(),
                        columns,
                        row.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException e) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT, place + " is no csv (" + e.getMessage() + "): write one row a line", e);
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.REFUSED, place + " can not be read (" + e + "): check that it is there", e);
        }
    }

    private void table(Consumer<List<String>> header, Consumer<NamedRow> rows) {
        Dataset<Row> table = session.read().format("delta").load(path(place));
        List<String> columns = List.of(table.columns());
        header.accept(columns);
        List<Column> texts = new ArrayList<>();
        for (StructField field : table.schema().fields()) {
            texts.add(text(table.col("`" + field.name().replace("`", "``") + "`"), field.dataType()));
        }
        for (Row row : table.select(texts.toArray(Column[]::new)).collectAsList()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(row.isNullAt(i) ? "" : row.getString(i));
            }
            rows.accept(new NamedRow("table " + place, columns, cells));
        }
    }

    /** Moments as microseconds since 1970, numbers as doubles. */
    private static Column text(Column column, DataType type) {
        if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
            return functions.unix_micros(column.cast(DataTypes.TimestampType)).cast(DataTypes.StringType);
        }
        boolean fraction = type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
        return type instanceof NumericType && !fraction && !type.equals(DataTypes.LongType)
                ? column.cast(DataTypes.DoubleType).cast(DataTypes.StringType)
                : column.cast(DataTypes.StringType);
    }
}
