package org.alphalode.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MetricsCommandTest {
    private static final String FOUR =
            "date,return\n2026-01-01,0.10\n2026-01-02,-0.05\n2026-01-03,0\n2026-01-04,0.02\n";

    @TempDir
    private Path temp;

    @Test
    void measuresByTheDefinitions() throws IOException {
        JsonNode json = run(write("r.csv", FOUR));
        double growth = 1.1 * 0.95 * 1.02;
        double mean = 0.07 / 4;
        double deviation = Math.sqrt((sq(0.1 - mean) + sq(-0.05 - mean) + sq(mean) + sq(0.02 - mean)) / 3);
        assertThat(json.get("periods").asInt()).isEqualTo(4);
        assertThat(json.get("periods_per_year").asDouble()).isEqualTo(365);
        close(json, "total_return", growth - 1);
        close(json, "annual_return", Math.pow(growth, 365.0 / 4) - 1);
        close(json, "annual_volatility", deviation * Math.sqrt(365));
        close(json, "sharpe", mean / deviation * Math.sqrt(365));
        close(json, "sharpe_per_period", mean / deviation);
        close(json, "sortino", mean / Math.sqrt(0.05 * 0.05 / 4) * Math.sqrt(365));
        close(json, "omega", 0.12 / 0.05);
        close(json, "profit_factor", 0.12 / 0.05);
        close(json, "hit_rate", 2.0 / 3);
        close(json, "max_drawdown", 0.05);
        assertThat(json.get("max_drawdown_peak_period").asInt()).isEqualTo(1);
        assertThat(json.get("max_drawdown_trough_period").asInt()).isEqualTo(2);
        assertThat(json.get("trials").asInt()).isEqualTo(1);
        assertThat(json.get("sharpe_low").asDouble())
                .isLessThanOrEqualTo(json.get("sharpe_high").asDouble());
        assertThat(json.get("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void whatIsNotDefinedIsNullAndSaysWhy() throws IOException {
        JsonNode json = run(write("r.csv", FOUR));
        assertThat(json.get("max_drawdown_recovery_period").isNull()).isTrue();
        assertThat(json.at("/undefined/max_drawdown_recovery_period").asText()).isEqualTo("not recovered by the end");
        assertThat(json.get("value_at_risk_historical_95").isNull()).isTrue();
        assertThat(json.at("/undefined/kupiec_p_gaussian_95").asText()).contains("250");
        JsonNode flat = run(write("flat.csv", "0.01\n0.01\n0.01\n"));
        assertThat(flat.get("sharpe").isNull()).isTrue();
        assertThat(flat.at("/undefined/sharpe").asText()).isEqualTo("the returns do not vary");
        assertThat(flat.get("periods_per_year").isNull()).isTrue();
        assertThat(flat.at("/undefined/annual_return").asText()).contains("year");
    }

    @Test
    void everyKeyIsThereWhateverTheSeries() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder rich = new StringBuilder("time,return\n");
        for (int t = 0; t < 600; t++) {
            rich.append(LocalDate.ofEpochDay(t))
                    .append(',')
                    .append(random.nextDouble(-0.02, 0.021))
                    .append('\n');
        }
        JsonNode full = run(write("rich.csv", rich.toString()), "--trials", "100");
        JsonNode poor = run(write("poor.csv", "time,return\n2026-01-01,0\n2026-01-02,0\n"), "--trials", "100");
        assertThat(poor.fieldNames()).toIterable().containsExactlyElementsOf(() -> full.fieldNames());
        assertThat(full.get("kupiec_p_historical_95").asDouble()).isBetween(0.0, 1.0);
        assertThat(full.get("var_forecasts_historical_95").asInt()).isEqualTo(350);
        assertThat(full.get("deflated_sharpe").asDouble())
                .isLessThan(full.get("probabilistic_sharpe").asDouble());
        assertThat(run(write("again.csv", rich.toString()), "--trials", "100").get("sharpe_low"))
                .isEqualTo(full.get("sharpe_low"));
    }

    @Test
    void aBenchmarkGivesBetaAndTheDifference() throws IOException {
        Path market = write("m.csv", "date,return\n2026-01-01,0.04\n2026-01-02,-0.02\n2026-01-03,0\n2026-01-04,0.01\n");
        Path twice = write("t.csv", "date,return\n2026-01-01,0.08\n2026-01-02,-0.04\n2026-01-03,0\n2026-01-04,0.02\n");
        JsonNode json = run(twice, "--benchmark", market.toString());
        close(json, "beta", 2);
        close(json, "correlation", 1);
        assertThat(json.get("alpha_annual").asDouble()).isCloseTo(0, within(1e-12));
        close(json, "excess_total_return", 1.08 * 0.96 * 1.02 - 1.04 * 0.98 * 1.01);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b;1,2 | no column 'return'",
                "return;0.1;x | line 3: 'x' is no finite number",
                "return;0.1;;0.2 | line 3",
                "return;0.1;nan | a gap can not be measured",
                "return;0.1;Infinity | no finite number",
                "return;-1.5 | loses more than everything",
                "time,return;2026-01-02,0.1;2026-01-01,0.1 | not after the one before",
                "time,return;yesterday,0.1 | is no time",
                "return; | no return"
            })
    void refusesBadInput(String text, String problem) throws IOException {
        Path file = write("bad.csv", text.replace(';', '\n') + "\n");
        assertThatThrownBy(() -> execute(file))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_FAULT))
                .hasMessageContaining(problem);
    }

    @Test
    void refusesBadOptions() throws IOException {
        Path file = write("r.csv", FOUR);
        for (String[] bad : new String[][] {
            {"--trials", "0"},
            {"--periods-per-year", "-1"},
            {"--periods-per-year", "NaN"},
            {"--mean-block", "0"},
            {"--bootstrap-samples", "0"},
            {"--benchmark", write("short.csv", "0.1\n").toString()}
        }) {
            assertThatThrownBy(() -> execute(file, bad))
                    .as(bad[0])
                    .isInstanceOfSatisfying(
                            AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED));
        }
        assertThatThrownBy(() -> execute(temp.resolve("absent.csv"))).isInstanceOf(AlphaException.class);
    }

    private JsonNode run(Path file, String... options) throws IOException {
        return new ObjectMapper().readTree(execute(file, options));
    }

    private static String execute(Path file, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new MetricsCommand(new PrintStream(out, true, StandardCharsets.UTF_8)));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            throw e;
        });
        String[] args = new String[options.length + 2];
        args[0] = "--returns";
        args[1] = file.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        // picocli wraps what it does not know
        CommandLine.ParseResult parsed = line.parseArgs(args);
        MetricsCommand command = parsed.commandSpec().commandLine().getCommand();
        assertThat(command.call()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private static void close(JsonNode json, String key, double expected) {
        assertThat(json.get(key).asDouble()).as(key).isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
    }

    private static double sq(double x) {
        return x * x;
    }
}
