package org.alphalode.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.SharedSpark;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SweepCommandTest {
    private static final SweepCommand.Account FREE = new SweepCommand.Account(
            new BacktestParams(
                    BookRules.plain(1_000, CostParams.FREE, false, 1_000),
                    new BacktestParams.Judgement(1, Double.NaN, 50, 5, 1)),
            List.of());

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void writesARowAPointWithTheParametersUnderTheirNames() throws IOException {
        Path bars = bars("A");
        List<String> rows = run(bars, "--rule", "sma_cross", "--grid", "fast=2,3;slow=10:20:5", "--fill", "close");
        assertThat(rows.get(0))
                .isEqualTo("fast,slow,trades,total_return,sharpe,max_drawdown,sharpe_low,sharpe_high,trials");
        assertThat(rows).hasSize(7);
        assertThat(rows.get(1)).startsWith("2,10,");
        assertThat(rows.get(6)).startsWith("3,20,");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("6 points of sma_cross x 1 symbols x 300 bars of 1h");
    }

    @Test
    void severalSymbolsGetAColumn() throws IOException {
        List<String> rows = run(bars("A", "B"), "--rule", "momentum", "--grid", "lookback=5", "--fee-bps", "0");
        assertThat(rows.get(0))
                .isEqualTo("symbol,lookback,trades,total_return,sharpe,max_drawdown,sharpe_low,sharpe_high,trials");
        assertThat(rows.get(1)).startsWith("A,5,");
        assertThat(rows.get(2)).startsWith("B,5,");
    }

    @Test
    void aStrategyThatNeverTradesHasNoSharpeRatio() throws IOException {
        assertThat(run(bars("A"), "--rule", "sma_cross", "--grid", "fast=10;slow=5000")
                        .get(1))
                .isEqualTo("10,5000,0,0.0,,0.0,,,1");
    }

    @Test
    void refusesWhatCanNotBe() throws IOException {
        Path bars = bars("A");
        refused("no rule", bars, "--rule", "sma", "--grid", "fast=2;slow=3");
        refused("lacks slow", bars, "--rule", "sma_cross", "--grid", "fast=2");
        refused("fee-bps", bars, "--rule", "momentum", "--grid", "lookback=2", "--fee-bps", "-1");
        refused("write close or next-open", bars, "--rule", "momentum", "--grid", "lookback=2", "--fill", "open");
        Path noOpen = Files.writeString(temp.resolve("c.csv"), "symbol,open_time,close\nA,1700000000000,5\n");
        refused("no column 'open'", noOpen, "--rule", "momentum", "--grid", "lookback=2", "--interval", "1h");
        assertThat(temp.resolve("out.csv")).doesNotExist();
    }

    /** A price that goes 100, 110, 99, 99: held from the first bar on, a book of a share w of its money. */
    @Test
    @Tag("spark")
    void targetsAreHeldInEveryWayOfTheGrid() throws IOException {
        SharedSpark.session();
        Path bars = Files.writeString(
                temp.resolve("b.csv"),
                """
                symbol,open_time,open,close,volume
                A,1700002800000,100,100,9
                A,1700006400000,100,110,9
                A,1700010000000,110,99,9
                A,1700013600000,99,99,9
                """);
        Path targets = Files.writeString(
                temp.resolve("t.csv"), "symbol,open_time,weight\nA,1700002800000,1\nA,1700006400000,0\n");
        List<String> rows = run(bars, "--targets", targets.toString(), "--grid", "scale=0.5,1:2:1;cap=1.5;every=1,2");
        assertThat(rows.get(0))
                .isEqualTo(
                        "scale,cap,every,fills,total_return,sharpe,max_drawdown,costs,sharpe_low,sharpe_high,trials");
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)).map(row -> List.of(row)
                        .subList(0, 4)))
                .containsExactly(
                        List.of("0.5", "1.5", "1", "2"),
                        List.of("0.5", "1.5", "2", "1"),
                        List.of("1", "1.5", "1", "2"),
                        List.of("1", "1.5", "2", "1"),
                        List.of("2", "1.5", "1", "2"),
                        List.of("2", "1.5", "2", "1"));
        // sold at the open of 110, or kept down to 99; 2 is capped at 1.5
        double[] expected = {.05, -.005, .1, -.01, .15, -.015};
        for (int i = 0; i < expected.length; i++) {
            String[] row = rows.get(i + 1).split(",", -1);
            assertThat(Double.parseDouble(row[4])).isEqualTo(expected[i], within(1e-12));
            assertThat(row[10]).isEqualTo("6");
        }
        refused("targets have no parameter 'size'", bars, "--targets", targets.toString(), "--grid", "size=1");
        refused("write a number", bars, "--targets", targets.toString(), "--grid", "scale=x");
        refused("--rule or of --targets", bars, "--grid", "scale=1");
        refused(
                "fills at the next open",
                bars,
                "--targets",
                targets.toString(),
                "--grid",
                "scale=1",
                "--fill",
                "close");
    }

    private void refused(String problem, Path bars, String... options) {
        assertThatThrownBy(() -> run(bars, options))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessageContaining(problem);
    }

    private List<String> run(Path bars, String... options) throws IOException {
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        SweepCommand command = new SweepCommand(out, out, settings -> FREE);
        List<String> args = new ArrayList<>(Arrays.asList(options));
        Path file = temp.resolve("out.csv");
        args.addAll(List.of("--bars", bars.toString(), "--out", file.toString()));
        new CommandLine(command).parseArgs(args.toArray(String[]::new));
        assertThat(command.call()).isZero();
        return Files.readAllLines(file);
    }

    private Path bars(String... symbols) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("symbol,open_time,open,close\n");
        for (String symbol : symbols) {
            double price = 100;
            for (int t = 0; t < 300; t++) {
                double open = price;
                price *= 1 + random.nextDouble(-0.01, 0.01);
                csv.append(symbol).append(',').append(1_700_002_800_000L + t * 3_600_000L);
                csv.append(',').append(open).append(',').append(price).append('\n');
            }
        }
        return Files.writeString(temp.resolve("bars-" + symbols.length + ".csv"), csv.toString());
    }
}
