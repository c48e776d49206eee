package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import org.alphalode.stage.report.Curve;
import org.alphalode.stage.report.TearSheet;
import org.junit.jupiter.api.Test;

class TwinsTest {
    private static final TearSheet SHEET = TearSheet.of(SampleReport.ordinary());

    @Test
    void everyBarComesBackFromTheCsvBitByBit() {
        List<NamedCsvRecord> rows = rows(Twins.equityCsv(SHEET));
        assertThat(rows).hasSize(SHEET.curve().points().size());
        for (int i = 0; i < rows.size(); i++) {
            Curve.Point point = SHEET.curve().points().get(i);
            assertThat(Double.parseDouble(rows.get(i).getField("equity"))).isEqualTo(point.equity());
            assertThat(Double.parseDouble(rows.get(i).getField("drawdown"))).isEqualTo(0 - point.drawdown());
        }
        assertThat(rows.get(0).getField("close_time")).isEqualTo("2025-05-31T01:00:00Z");
    }

    @Test
    void everyFillComesBackFromTheCsv() {
        List<NamedCsvRecord> rows = rows(Twins.tradesCsv(SHEET));
        assertThat(rows).hasSize(SHEET.input().book().fills().size());
        assertThat(Double.parseDouble(rows.get(3).getField("quantity")))
                .isEqualTo(SHEET.input().book().fills().get(3).quantity());
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsText() {
        for (String hostile : List.of("=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1")) {
            List<NamedCsvRecord> rows = rows(Twins.tradesCsv(TearSheet.of(SampleReport.hostile(hostile))));
            assertThat(rows.get(0).getField("symbol")).isEqualTo("'" + hostile);
        }
    }

    @Test
    void aNameCanNotBreakOutOfItsCell() {
        String hostile = "a,\"b\"\nc";
        List<NamedCsvRecord> rows = rows(Twins.tradesCsv(TearSheet.of(SampleReport.hostile(hostile))));
        assertThat(rows).allMatch(row -> row.getField("symbol").equals(hostile));
    }

    @Test
    void metricsCarryUnitScopeAndForASharpeIntervalAndTrials() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Twins.metricsJson(SHEET));
        assertThat(json.get("run_id").asText()).isEqualTo("run-000042");
        JsonNode sharpe = json.get("metrics").get(0);
        assertThat(sharpe.get("name").asText()).isEqualTo("sharpe");
        assertThat(sharpe.get("value").asDouble()).isEqualTo(1.64);
        assertThat(sharpe.get("low").asDouble()).isEqualTo(0.31);
        assertThat(sharpe.get("confidence").asDouble()).isEqualTo(0.95);
        for (JsonNode metric : json.get("metrics")) {
            assertThat(metric.get("value").isNull()).isEqualTo(metric.has("undefined_because"));
            assertThat(metric.get("name").asText().contains("sharpe")).isEqualTo(metric.has("trials"));
            if (metric.get("name").asText().equals("sharpe")
                    && !metric.get("value").isNull()) {
                assertThat(metric.get("low").isNumber()).isTrue();
            }
        }
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }
}
