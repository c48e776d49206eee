package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alphalode.stage.report.TearSheet;
import org.junit.jupiter.api.Test;

class ReportFilesTest {
    private static final Path SAMPLE = Path.of("target", "sample-report");

    @Test
    void writesTheReportAndItsTwinsAndLeavesNothingElse() throws IOException {
        ReportFiles.write(TearSheet.of(SampleReport.ordinary()), SAMPLE);
        try (var files = Files.list(SAMPLE)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "metrics.json", "equity.csv", "trades.csv");
        }
    }
}
