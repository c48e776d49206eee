package org.alphalode.jobs.html;

import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alphalode.model.Metric;
import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.Costs;
import org.alphalode.stage.report.Curve;
import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stage.report.TearSheet;

/**
 * The report for machines, in full precision. A number that is not defined is null in JSON and empty in CSV. A text cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
public final class Twins {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Twins() {}

    /** {@code metrics.json}: the run and a list of metrics with unit, scope and, for a Sharpe ratio, interval and trials. */
    public static String metricsJson(TearSheet sheet) {
        return metricsJson(sheet, List.of());
    }

    /**
     * The same with numbers that the sheet does not hold.
     *
     * @param more those of a name and scope that the sheet has are left out
     */
    public static String metricsJson(TearSheet sheet, List<Metric> more) {
        return Json.text(json -> {
                    json.useDefaultPrettyPrinter();
                    json.writeStartObject();
                    json.writeStringField("run_id", sheet.input().run().runId());
                    json.writeStringField("code_version", sheet.input().run().codeVersion());
                    json.writeNumberField("seed", sheet.input().run().seed());
                    json.writeStringField("currency", sheet.input().market().currency());
                    json.writeArrayFieldStart("metrics");
                    Set<List<String>> told = new HashSet<>();
                    for (Metric metric : Stream.concat(sheet.metrics().stream(), more.stream())
                            .toList()) {
                        if (told.add(List.of(metric.name(), metric.scope()))) {
                            write(json, metric, sheet.input().book().sharpe());
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }

    private static void write(JsonGenerator json, Metric metric, SharpeEstimate judged) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", metric.name());
        json.writeStringField("scope", metric.scope());
        json.writeStringField("unit", metric.unit());
        json.writeFieldName("value");
        Json.number(json, metric.value());
        if (!metric.reason().isEmpty()) {
            json.writeStringField("undefined_because", metric.reason());
        }
        if (!Double.isNaN(metric.low())) {
            json.writeFieldName("low");
            Json.number(json, metric.low());
            json.writeFieldName("high");
            Json.number(json, metric.high());
            json.writeNumberField("confidence", judged.confidence());
        }
        if (metric.name().contains("sharpe")) {
            json.writeNumberField("trials", judged.trials());
        }
        json.writeEndObject();
    }

    /** {@code equity.csv}: every bar of the book; a drawdown is a positive loss. */
    public static String equityCsv(TearSheet sheet) {
        return csv(csv -> {
            csv.writeRecord("close_time", "equity", "return", "drawdown", "fold");
            for (Curve.Point p : sheet.curve().points()) {
                csv.writeRecord(
                        time(p.closeMicros()),
                        number(p.equity()),
                        number(p.simpleReturn()),
                        number(0 - p.drawdown()),
                        text(p.foldId()));
            }
        });
    }

    /** {@code trades.csv}: every fill. */
    public static String tradesCsv(TearSheet sheet) {
        return csv(csv -> {
            csv.writeRecord(
                    "fill_time",
                    "symbol",
                    "quantity",
                    "price",
                    "fees",
                    "spread",
                    "slippage",
                    "impact",
                    "funding",
                    "position_after",
                    "fold");
            for (Book.Fill fill : sheet.input().book().fills()) {
                Costs costs = fill.costs();
                csv.writeRecord(
                        time(fill.fillMicros()),
                        text(fill.symbol()),
                        number(fill.quantity()),
                        number(fill.price()),
                        number(costs.fees()),
                        number(costs.spread()),
                        number(costs.slippage()),
                        number(costs.impact()),
                        number(costs.funding()),
                        number(fill.positionAfter()),
                        text(fill.foldId()));
            }
        });
    }

    private interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    private static String csv(Rows rows) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            rows.write(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can not be written to", e);
        }
        return out.toString();
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String text(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
