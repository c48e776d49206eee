package org.alphalode.jobs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.eval.OpenTime;
import org.alphalode.jobs.input.Archives;
import org.alphalode.model.TargetWeight;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Targets of anybody: a csv file or a Delta table with symbol, close_time or open_time, and weight, value or quantity. A row without a
 * number decides nothing.
 *
 * @param inUnits whether they are positions in base units
 * @param targets stamped with the close of their bar
 */
record TargetSource(boolean inUnits, List<TargetWeight> targets) {
    private static final String SYMBOL = "symbol";
    private static final String CLOSE_TIME = "close_time";
    private static final String OPEN_TIME = "open_time";
    private static final String QUANTITY = "quantity";
    private static final List<String> AMOUNTS = List.of("weight", QUANTITY, "value");

    /** Whether a place is a Delta table. */
    static boolean isTable(String place) {
        return place.contains("://") || Files.isDirectory(Path.of(place, "_delta_log"));
    }

    /**
     * Reads all of them.
     *
     * @param barMicros length of the bars, for those stamped with the open
     */
    static TargetSource read(SparkSession session, String place, long barMicros) {
        return isTable(place) ? table(session, place, barMicros) : file(Path.of(place), barMicros);
    }

    private static TargetSource file(Path file, long barMicros) {
        List<TargetWeight> targets = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (Reader text = new InputStreamReader(Archives.open(file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                if (columns.isEmpty()) {
                    columns.addAll(columns(file.toString(), row.getHeader()));
                }
                String amount = row.getField(columns.get(1)).strip();
                if (!amount.isEmpty() && !amount.equalsIgnoreCase("nan")) {
                    targets.add(target(file, row, columns, barMicros));
                }
            }
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE, file + " can not be read (" + e + "): check that it is there", e);
        }
        return new TargetSource(columns.contains(QUANTITY), targets);
    }

    private static TargetWeight target(Path file, NamedCsvRecord row, List<String> columns, long barMicros) {
        try {
            long micros = OpenTime.micros(row.getField(columns.get(0)).strip());
            return new TargetWeight(
                    row.getField(SYMBOL).strip(),
                    columns.get(0).equals(OPEN_TIME) ? micros + barMicros : micros,
                    Double.parseDouble(row.getField(columns.get(1)).strip()));
        } catch (DateTimeException | NumberFormatException e) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    file + ", line " + row.getStartingLineNumber() + ": " + row.getFields()
                            + " is no target: write symbol, time and number",
                    e);
        }
    }

    private static TargetSource table(SparkSession session, String place, long barMicros) {
        String path = place.contains("://") ? place : Path.of(place).toUri().toString();
        Dataset<Row> table = session.read().format("delta").load(path);
        List<String> columns = columns(place, List.of(table.columns()));
        if (table.schema().apply(columns.get(0)).dataType() instanceof NumericType) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "table " + place + ": column " + columns.get(0) + " is a number, not a timestamp");
        }
        long shift = columns.get(0).equals(OPEN_TIME) ? barMicros : 0;
        List<TargetWeight> targets = table
                .select(
                        table.col(SYMBOL),
                        functions.unix_micros(table.col(columns.get(0)).cast(DataTypes.TimestampType)),
                        table.col(columns.get(1)).cast(DataTypes.DoubleType))
                .collectAsList()
                .stream()
                .filter(row -> !row.isNullAt(2) && !Double.isNaN(row.getDouble(2)))
                .map(row -> new TargetWeight(row.getString(0), row.getLong(1) + shift, row.getDouble(2)))
                .toList();
        return new TargetSource(columns.contains(QUANTITY), targets);
    }

    /** The column of the time and that of the number. */
    private static List<String> columns(String place, List<String> header) {
        List<String> times =
                Stream.of(CLOSE_TIME, OPEN_TIME).filter(header::contains).toList();
        List<String> amounts = AMOUNTS.stream().filter(header::contains).toList();
        if (!header.contains(SYMBOL) || times.isEmpty() || amounts.size() != 1) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    place + " has the columns " + String.join(", ", header)
                            + ": targets need symbol, close_time or open_time, and one of " + AMOUNTS);
        }
        return List.of(times.get(0), amounts.get(0));
    }
}
