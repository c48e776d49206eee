package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alphalode.check.AlphaException;
import org.alphalode.stage.report.TearSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    private Path temp;

    @Test
    void everyFigureStandsBesideTheOthersWithItsDifference() {
        ReportFiles.write(TearSheet.of(SampleReport.ordinary()), temp.resolve("a"));
        ReportFiles.write(TearSheet.of(SampleReport.nothingShipped()), temp.resolve("b"));
        Comparison comparison = Comparison.of(temp.resolve("a"), temp.resolve("b"));
        assertThat(comparison.lines("total"))
                .filteredOn(line -> line.label().equals("Sharpe"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.first()).matches("-?[\u22120-9.]+ \\[.*, .*] N [0-9,]+");
                    assertThat(line.second()).isEqualTo("n/a");
                    assertThat(line.difference()).isEmpty();
                });
        assertThat(comparison.lines("total"))
                .filteredOn(line -> line.label().equals("Max drawdown"))
                .singleElement()
                .satisfies(line -> assertThat(line.second()).isEqualTo("0.00\u00a0%"));
    }

    @Test
    void hostileNamesStayText() throws IOException {
        String hostile = "</script><img src=x onerror=alert(1)>";
        ReportFiles.write(TearSheet.of(SampleReport.hostile(hostile)), temp.resolve("a"));
        Comparison.of(temp.resolve("a"), temp.resolve("a")).write(temp.resolve("c.html"));
        assertThat(Files.readString(temp.resolve("c.html")))
                .doesNotContain("<img src=x")
                .contains("Content-Security-Policy");
    }

    @Test
    void refusesAFolderThatIsNoReport() throws IOException {
        assertThatThrownBy(() -> Comparison.of(temp, temp)).isInstanceOf(AlphaException.class);
        Files.writeString(temp.resolve("metrics.json"), "{}");
        Files.writeString(temp.resolve("equity.csv"), "a\n");
        assertThatThrownBy(() -> Comparison.of(temp, temp)).hasMessageContaining("no metric");
    }
}
