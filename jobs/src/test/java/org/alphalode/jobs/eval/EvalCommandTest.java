package org.alphalode.jobs.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvalCommandTest {
    private static final int BARS = 40;
    private static final int WINDOW = 5;
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long FIRST_MILLIS = 1_700_002_800_000L;

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final double[][] close = new double[2][BARS];
    private Path formulas;
    private Path bars;

    @BeforeEach
    void writeInput() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("venue,symbol,open_time,close,mood\n");
        for (int t = 0; t < BARS; t++) {
            for (int s = 0; s < 2; s++) {
                close[s][t] = t == 20 && s == 0 ? Double.NaN : 100 + random.nextDouble();
                // the second symbol has no row at bar 11
                if (s == 0 || t != 11) {
                    csv.append("x,S")
                            .append(s)
                            .append(',')
                            .append(FIRST_MILLIS + t * HOUR_MILLIS)
                            .append(',')
                            .append(Double.isNaN(close[s][t]) ? "" : Double.toString(close[s][t]))
                            .append(",1.5\n");
                } else {
                    close[s][t] = Double.NaN;
                }
            }
        }
        bars = write("bars.csv", csv.toString());
        formulas = write("formulas.txt", "# means\nts_mean(close, 5) / close\n\n  close - 0.1 * mood  \n");
    }

    @Test
    void csvHoldsWhatALoopComputes() throws IOException {
        List<NamedCsvRecord> rows = csv(run("--out", "out.csv"));
        assertThat(rows).hasSize(2 * 2 * BARS);
        for (NamedCsvRecord row : rows) {
            int s = row.getField("symbol").equals("S0") ? 0 : 1;
            int t = Math.toIntExact((Long.parseLong(row.getField("open_time")) - FIRST_MILLIS) / HOUR_MILLIS);
            double expected = row.getField("formula").equals("close - 0.1 * mood")
                    ? close[s][t] - 0.1 * 1.5
                    : mean(close[s], t) / close[s][t];
            if (Double.isNaN(expected)) {
                assertThat(row.getField("value")).isEmpty();
            } else {
                assertThat(Double.parseDouble(row.getField("value"))).isCloseTo(expected, within(1e-12));
            }
        }
    }

    private static double mean(double[] x, int t) {
        double sum = 0;
        for (int i = t - WINDOW + 1; i <= t; i++) {
            sum += i < 0 ? Double.NaN : x[i];
        }
        return sum / WINDOW;
    }

    @Test
    void columnsOfUnknownDimensionAreNamedAndDimensionsOnlyWarn() {
        run("--out", "out.csv");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("warning: no dimension is known of the columns mood: they are taken as dimensionless")
                .contains("warning: formulas.txt line 4, in close - 0.1 * mood: sub needs operands of equal dimension");
    }

    @Test
    void everyFormHoldsTheSameValues() throws IOException {
        List<NamedCsvRecord> plain = csv(run("--out", "out.csv"));
        List<String> values = plain.stream().map(row -> row.getField("value")).toList();
        Path packed = run("--out", "sub/out.csv.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(temp.resolve("out.csv")));
        }
        List<String> arrow = new ArrayList<>();
        try (BufferAllocator memory = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(Files.newByteChannel(run("--out", "out.arrow")), memory)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                TimeStampMicroTZVector time = (TimeStampMicroTZVector) root.getVector("open_time");
                Float8Vector value = (Float8Vector) root.getVector("value");
                for (int i = 0; i < root.getRowCount(); i++) {
                    NamedCsvRecord row = plain.get(arrow.size());
                    assertThat(root.getVector("formula").getObject(i)).hasToString(row.getField("formula"));
                    assertThat(root.getVector("symbol").getObject(i)).hasToString(row.getField("symbol"));
                    assertThat(time.get(i)).isEqualTo(1_000 * Long.parseLong(row.getField("open_time")));
                    arrow.add(value.isNull(i) ? "" : CsvValues.text(value.get(i)));
                }
            }
        }
        assertThat(arrow).isEqualTo(values);
    }

    @Test
    void timesMayBeIsoOrEpochAndPackedOrPlain() throws IOException {
        String text = Files.readString(bars);
        List<String> values = csv(run("--out", "out.csv")).stream()
                .map(row -> row.getField("value"))
                .toList();
        StringBuilder iso = new StringBuilder();
        StringBuilder micros = new StringBuilder();
        text.lines().forEach(line -> {
            String[] cells = line.split(",", -1);
            boolean header = cells[2].equals("open_time");
            iso.append(line.replace(
                            cells[2],
                            header
                                    ? cells[2]
                                    : Instant.ofEpochMilli(Long.parseLong(cells[2]))
                                            .toString()
                                            .replace('T', ' ')))
                    .append("\r\n");
            micros.append(line.replace(cells[2], header ? cells[2] : cells[2] + "000"))
                    .append('\n');
        });
        Path packed = temp.resolve("bars.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(iso.toString().getBytes(StandardCharsets.UTF_8));
        }
        bars = packed;
        List<NamedCsvRecord> isoRows = csv(run("--out", "iso.csv"));
        assertThat(isoRows.stream().map(row -> row.getField("value"))).isEqualTo(values);
        assertThat(isoRows.get(1).getField("open_time")).isEqualTo("2023-11-15T00:00:00Z");
        bars = write("micros.csv", micros.toString());
        List<NamedCsvRecord> microRows = csv(run("--out", "micros-out.csv"));
        assertThat(microRows.stream().map(row -> row.getField("value"))).isEqualTo(values);
        assertThat(microRows.get(0).getField("open_time")).isEqualTo(FIRST_MILLIS + "000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    symbol,close\\nA,1\\n                                   | line 1: no column 'open_time'
                    open_time,close\\n3600000,1\\n                          | line 1: no column 'symbol'
                    symbol,open_time,close\\nA,0,1\\nA,3600000,1\\nA,0,2\\n | line 4: bar A 1970-01-01T00:00:00Z is there twice, first in line 2
                    symbol,open_time,close\\nA,0,1\\nA,3600000,1x\\n        | line 3: column 'close': '1x' is no finite number
                    symbol,open_time,close\\nA,0,1\\nA,3600000,inf\\n       | line 3: column 'close': 'inf' is no finite number
                    symbol,open_time,close\\nA,0,1\\nA,yesterday,1\\n       | line 3: column 'open_time': 'yesterday' is no time
                    symbol,open_time,close\\nA,0,1\\nA,3600000\\n           | line 3: has 2 cells, but the header 3
                    symbol,open_time,close\\nA,0,1\\nA,3600000,1\\nB,5400000,1\\n | line 4: bar B 1970-01-01T01:30:00Z does not lie on the grid of 1h
                    symbol,open_time,close\\n                               | the input holds no row
                    """)
    void brokenBarsAreADataFaultWithTheirLine(String content, String problem) throws IOException {
        bars = write("broken.csv", content.replace("\\n", "\n"));
        formulas = write("formulas.txt", "close\n");
        assertThatThrownBy(() -> run("--out", "out.csv"))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_FAULT))
                .hasMessageContaining("broken.csv")
                .hasMessageContaining(problem);
        assertThat(temp.resolve("out.csv")).doesNotExist();
    }

    @Test
    void allBadFormulasAreToldWithLineColumnAndCaretAndNothingIsWritten() throws IOException {
        formulas = write("formulas.txt", "close\n# fine\nts_meen(close, 5)\nclose +\n");
        assertThatThrownBy(() -> run("--out", "out.csv"))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessageContaining("2 bad formulas")
                .hasMessageContaining("line 3, column 1: ")
                .hasMessageContaining("Did you mean 'ts_mean'?")
                .hasMessageContaining("\n  ts_meen(close, 5)\n  ^")
                .hasMessageContaining("line 4, column ");
        formulas = write("formulas.txt", "close\nclos / close\n");
        assertThatThrownBy(() -> run("--out", "out.csv"))
                .hasMessageContaining("line 2, the input has no column 'clos'. Did you mean 'close'?");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("bars.csv", "formulas.txt");
        }
    }

    @Test
    void anEndingOfNoFormIsRefused() {
        assertThatThrownBy(() -> run("--out", "out.xls")).hasMessageContaining("ends in none of .csv, .csv.gz");
    }

    @Test
    void theIntervalMayBeSaid() throws IOException {
        bars = write("one.csv", "symbol,open_time,close\nA,0,1\nA,7200000,4\n");
        formulas = write("formulas.txt", "ts_delay(close, 1)\n");
        assertThat(csv(run("--out", "two.csv")).stream().map(row -> row.getField("value")))
                .containsExactly("", "1");
        assertThat(csv(run("--out", "one-hour.csv", "--interval", "1h")).stream()
                        .map(row -> row.getField("open_time") + " " + row.getField("value")))
                .containsExactly("0 ", "3600000 1", "7200000 ");
    }

    @Test
    void klinesGiveTheValuesOfTheirBars() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("klines/1h"));
        StringBuilder csv = new StringBuilder();
        for (int t = 0; t < BARS; t++) {
            long open = FIRST_MILLIS + t * HOUR_MILLIS;
            double price = close[1][t == 11 ? 12 : t];
            csv.append(open + "," + price + "," + price + "," + price + "," + price + ",2," + (open + HOUR_MILLIS - 1)
                    + "," + 2 * price + ",3,1," + price + ",0\n");
        }
        Files.writeString(folder.resolve("BTCUSDT.csv"), csv);
        bars = temp.resolve("klines");
        formulas = write("formulas.txt", "volume / trade_count * close\n");
        List<NamedCsvRecord> rows = csv(run("--out", "out.csv"));
        assertThat(rows).hasSize(BARS);
        assertThat(rows.get(3).getField("open_time"))
                .isEqualTo(Instant.ofEpochMilli(FIRST_MILLIS + 3 * HOUR_MILLIS).toString());
        assertThat(Double.parseDouble(rows.get(3).getField("value"))).isCloseTo(close[1][3] * 2 / 3, within(1e-12));
    }

    @Test
    void seventeenDigitsBringEveryNumberBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CsvValues.text(value))).isEqualTo(value);
            }
        }
        assertThat(CsvValues.text(0.1)).isEqualTo("0.10000000000000001");
        assertThat(CsvValues.text(Double.NaN)).isEmpty();
    }

    private Path run(String... more) {
        Path out = temp.resolve(more[1]);
        List<String> args = new ArrayList<>(
                List.of("--formulas", formulas.toString(), "--input", bars.toString(), "--out", out.toString()));
        args.addAll(List.of(more).subList(2, more.length));
        PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new EvalCommand(silent, new PrintStream(err, true, StandardCharsets.UTF_8)));
        List<AlphaException> thrown = new ArrayList<>();
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            thrown.add((AlphaException) e);
            return 1;
        });
        int code = line.execute(args.toArray(String[]::new));
        if (!thrown.isEmpty()) {
            throw thrown.get(0);
        }
        assertThat(code).isZero();
        return out;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private static List<NamedCsvRecord> csv(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no " + file, e);
        }
    }
}
