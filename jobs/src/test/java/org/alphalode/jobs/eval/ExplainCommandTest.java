package org.alphalode.jobs.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExplainCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void tellsWhatAFormulaIsOverBarsAndFeatures() {
        assertThat(explain("ts_mean(close, 5) / close * ret"))
                .contains("lookback   4 bars")
                .contains("type       dimensionless, PRICE")
                .containsPattern("id +[0-9a-f]{32}\n")
                .contains("tree\n")
                .doesNotContain("warning");
    }

    @Test
    void warnsOfColumnsThatNobodyKnows() {
        assertThat(explain("log(mood)")).contains("column 'mood' has no known dimension: taken as dimensionless");
    }

    @Test
    void takesAFormulaThatBeginsWithAMinus() {
        assertThat(explain("-3 * ts_delta(close, 2) / close")).contains("canonical  ts_delta(close, 2) / close\n");
        assertThat(explain("-high / close")).contains("canonical  high / close\n");
    }

    @Test
    void pointsAtTheMistake() {
        assertThat(explain("ts_mean(close, 5) / ts_meen(close, 5)"))
                .contains("line 1, column 21: ")
                .contains("Did you mean 'ts_mean'?")
                .contains("\n  ts_mean(close, 5) / ts_meen(close, 5)\n  " + " ".repeat(20) + "^");
    }

    /** What is printed, or the message of the refusal. */
    private String explain(String formula) {
        AtomicReference<String> refusal = new AtomicReference<>("");
        CommandLine line = ExplainCommand.of(new PrintStream(out, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            refusal.set(String.valueOf(e.getMessage()));
            return 1;
        });
        line.execute(formula);
        return out.toString(StandardCharsets.UTF_8) + refusal.get();
    }
}
