package org.alphalode.jobs.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/**
 * What the machine-readable twins of a report say, read back.
 *
 * @param name of its folder
 * @param runId of the run
 * @param codeVersion of the code that wrote it
 * @param rows metrics in their order
 * @param points equity, oldest first
 */
record RunTwins(String name, String runId, String codeVersion, List<Row> rows, List<Point> points) {
    RunTwins {
        rows = List.copyOf(rows);
        points = List.copyOf(points);
    }

    /** A metric; NaN where it has no value or no interval, no trials where it is no Sharpe ratio. */
    record Row(String name, String scope, String unit, double value, double low, double high, long trials) {}

    /** Equity at the close of a bar. */
    record Point(long closeMicros, double equity) {}

    /** Reads {@code metrics.json} and {@code equity.csv} of a report's folder. */
    static RunTwins read(Path folder) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("metrics.json")));
            List<Row> rows = new ArrayList<>();
            for (JsonNode metric : json.path("metrics")) {
                rows.add(new Row(
                        metric.path("name").asText(),
                        metric.path("scope").asText(),
                        metric.path("unit").asText(),
                        number(metric, "value"),
                        number(metric, "low"),
                        number(metric, "high"),
                        metric.path("trials").asLong(0)));
            }
            if (rows.isEmpty()) {
                throw fault(folder, "metrics.json holds no metric");
            }
            return new RunTwins(
                    folder.toAbsolutePath().normalize().toString(),
                    json.path("run_id").asText(),
                    json.path("code_version").asText(),
                    rows,
                    points(folder.resolve("equity.csv")));
        } catch (CsvParseException | DateTimeException | NumberFormatException | NoSuchElementException e) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    folder + " is no folder of a report (" + e.getMessage() + "): give one that 'report' wrote",
                    e);
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    folder + " can not be read (" + e + "): give a folder with metrics.json and equity.csv of a report",
                    e);
        }
    }

    private static List<Point> points(Path file) throws IOException {
        List<Point> points = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                points.add(new Point(
                        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(row.getField("close_time"))),
                        Double.parseDouble(row.getField("equity"))));
            }
        }
        return points;
    }

    private static double number(JsonNode metric, String key) {
        return metric.path(key).isNumber() ? metric.path(key).asDouble() : Double.NaN;
    }

    private static AlphaException fault(Path folder, String problem) {
        return new AlphaException(
                ErrorCode.DATA_FAULT, folder + ": " + problem + ": give a folder that 'report' wrote");
    }
}
