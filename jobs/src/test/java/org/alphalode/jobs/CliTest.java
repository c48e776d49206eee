package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.TableState;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Bar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class CliTest {
    private static final Path HOME = Path.of(System.getProperty("alphalode.root"));

    @TempDir
    Path folder;

    private KlineFolder klines;

    @BeforeEach
    void sharesTheSessionOfAllTests() throws IOException {
        SharedSpark.session();
        klines = new KlineFolder(folder.resolve("klines"));
    }

    /** What a command said, and its exit code. */
    private record Said(int code, String out, String err) {
        /** One message on the error stream, and no stack. */
        Said tells(int expected, String... parts) {
            assertThat(code).as(err).isEqualTo(expected);
            List<String> lines =
                    err.lines().filter(line -> !line.startsWith("{")).toList();
            assertThat(lines).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
            assertThat(lines.stream().filter(line -> line.matches("(refused|data fault|failed): .*")))
                    .hasSize(1);
            assertThat(String.join("\n", lines)).contains(parts);
            return this;
        }

        Said isDone() {
            assertThat(code).as(err).isZero();
            return this;
        }
    }

    private Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(
                        HOME,
                        Jobs.ALL,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Said ingest(Path input, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "ingest", "--set", "warehouse=" + folder.resolve("warehouse"), "--set", "ingest.input=" + input));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Warehouse warehouse() {
        return new Warehouse(SharedSpark.session(), folder.resolve("warehouse").toString());
    }

    private List<TableState> states() {
        Warehouse warehouse = warehouse();
        List<Table<?>> there = Tables.ALL.stream()
                .filter(table -> !table.equals(Tables.RUNS))
                .filter(warehouse::has)
                .toList();
        return there.stream().map(warehouse::state).toList();
    }

    @Test
    void whatIsMistypedIsRefusedWithTheNearest() {
        run("ingset").tells(2, "ingset", "Did you mean 'ingest'?");
        run("ingest", "--dryrun").tells(2, "--dryrun", "Did you mean '--dry-run'?");
        run("mine", "--set", "max-formulae=3").tells(2, "max-formulae", "Did you mean 'max-formulas'?");
        run("mine", "--set", "max-formulas=many").tells(2, "mine.max-formulas", "--set", "many");
        run("config", "mines").tells(2, "mines", "Did you mean 'mine'?");
        run("select", "--set", "state-columns=ts_mean(rett, 21)").tells(2, "rett", "ret");
        run("pipeline", "--set", "backtest.starting-cash=-1").tells(2, "backtest.starting-cash");
        run("ingest").tells(2, "ingest.input", "--set input=");
    }

    @Test
    void aRelativeWarehouseLiesInTheWorkingFolder() throws IOException {
        klines.csv("BTCUSDT-1h.csv", KlineFolder.rows(0, 50, 1, 100));
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("relative"));
        run("ingest", "--set", "warehouse=" + relative, "--set", "ingest.input=" + klines.path())
                .isDone();
        assertThat(new Warehouse(
                                SharedSpark.session(),
                                folder.resolve("relative").toString())
                        .read(Tables.BARS))
                .hasSize(50);
        assertThat(run("runs", "--set", "warehouse=" + relative).isDone().out()).contains("ingest");
    }

    @Test
    void configShowsEveryKeyAndWhereItComesFrom() {
        Said said = run("config", "mine", "--set", "max-formulas=7").isDone();
        assertThat(said.out().lines())
                .contains("mine.max-formulas = \"7\"  # --set")
                .anyMatch(line -> line.matches("mine\\.engine = \"enumerate\"  # .*conf/mine\\.conf:\\d+"));
        assertThat(run("--help").isDone().out())
                .contains(Jobs.ALL.stream().map(Job::name).toList());
    }

    private static Settings settings(Job job, String gate) {
        return new Cli(HOME, Jobs.ALL, System.out, System.err)
                .settings(job.name(), List.of(), List.of("ingest.input=x", "mine.gate=" + gate));
    }

    @Test
    void everyDefaultIsReadByItsJobAndNoneIsUnknownToIt() {
        for (Job job : Jobs.ALL) {
            Set<String> read = new TreeSet<>();
            for (String gate : List.of("standard", "commercial")) {
                Settings settings = settings(job, gate);
                job.prepare(settings);
                settings.read().forEach(line -> read.add(line.substring(0, line.indexOf(' '))));
            }
            assertThat(read)
                    .as(job.name())
                    .containsAll(settings(job, "standard").keys().stream()
                            .filter(key -> key.startsWith(job.name() + "."))
                            .toList());
        }
    }

    @Test
    void brokenFilesAreFaultsAndLeaveTheTablesAsTheyWere() throws IOException {
        klines.csv("BTCUSDT-1h.csv", KlineFolder.rows(0, 50, 1, 100));
        ingest(klines.path()).isDone();
        List<TableState> before = states();

        Path cut = klines.zip("ETHUSDT-1h.zip", KlineFolder.rows(0, 50, 1, 10));
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        ingest(klines.path()).tells(3, "ETHUSDT-1h.zip");

        Files.write(cut, whole);
        Files.writeString(cut.resolveSibling("ETHUSDT-1h.zip.CHECKSUM"), "0".repeat(64) + "  ETHUSDT-1h.zip\n");
        ingest(klines.path()).tells(3, "ETHUSDT-1h.zip", "SHA-256");
        Files.delete(cut.resolveSibling("ETHUSDT-1h.zip.CHECKSUM"));
        Files.delete(cut);

        List<String> pasted = new ArrayList<>(KlineFolder.rows(0, 10, 1, 100));
        pasted.add(5, "open_time,open,high,low,close,volume,close_time,quote_volume,count,tb,tq,ignore");
        Path headed = klines.csv("SOLUSDT-1h.csv", pasted);
        ingest(klines.path()).tells(3, "SOLUSDT-1h.csv", "header");
        Files.delete(headed);

        assertThat(states()).isEqualTo(before);
        assertThat(warehouse().read(Tables.RUNS))
                .extracting(run -> run.ending().outcome())
                .containsExactlyInAnyOrder(Outcome.DONE, Outcome.DATA_FAULT, Outcome.DATA_FAULT, Outcome.DATA_FAULT);
    }

    @Test
    void nothingToReadAndNowhereToWriteAreToldAtOnce() throws IOException {
        ingest(Files.createDirectories(folder.resolve("empty"))).tells(2, "empty");
        ingest(folder.resolve("nowhere")).tells(2, "nowhere", "does not exist");
        klines.csv("BTCUSDT-1h.csv", KlineFolder.rows(0, 50, 1, 100));
        // even root can not make a folder under a file
        Path file = Files.writeString(folder.resolve("file"), "");
        ingest(klines.path(), "--set", "warehouse=" + file.resolve("warehouse"))
                .tells(1, "can not be written", "--set warehouse=");
        run("features", "--set", "warehouse=" + folder.resolve("warehouse")).tells(2, "no table bars");
        assertThat(states()).isEmpty();
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndTouchesNothing() throws IOException {
        klines.csv("BTCUSDT-1h.csv", KlineFolder.rows(0, 50, 1, 100));
        Said said = ingest(klines.path(), "--dry-run").isDone();
        assertThat(said.out()).contains("replaces  bars", "adds to   quarantine, ingest_files", "1 x file");
        Said all = run("quickstart", "--dry-run", "--set", "warehouse=" + folder.resolve("warehouse"))
                .isDone();
        assertThat(all.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactlyElementsOf(Jobs.ALL.stream().map(Job::name).toList());
        assertThat(folder.resolve("warehouse")).doesNotExist();
    }

    @Test
    void theSameFilesAreTakenOnceAndACorrectedOneReplacesItsBars() throws IOException {
        klines.csv("BTCUSDT-1h-a.csv", KlineFolder.rows(0, 50, 1, 100));
        klines.csv("BTCUSDT-1h-b.csv", KlineFolder.rows(50, 50, 1_000, 100));
        ingest(klines.path()).isDone();
        assertThat(warehouse().read(Tables.BARS)).hasSize(100);
        run("features", "--set", "warehouse=" + folder.resolve("warehouse")).isDone();
        List<TableState> before = states();

        assertThat(ingest(klines.path()).isDone().out()).contains("ingest: nothing new");
        assertThat(run("features", "--set", "warehouse=" + folder.resolve("warehouse"))
                        .isDone()
                        .out())
                .contains("features: nothing new");
        assertThat(states()).isEqualTo(before);
        assertThat(warehouse().read(Tables.RUNS)).hasSize(4);

        klines.csv("BTCUSDT-1h-b.csv", KlineFolder.rows(50, 40, 1_000, 101));
        assertThat(ingest(klines.path()).isDone().out()).contains("replaced 50 bars");
        List<Bar> bars = warehouse().read(Tables.BARS);
        assertThat(bars).hasSize(90);
        assertThat(bars.get(50).price().open()).isEqualTo(101 + 50 % 7);
        assertThat(warehouse().read(Tables.QUARANTINE)).isEmpty();
        assertThat(run("runs", "--set", "warehouse=" + folder.resolve("warehouse"))
                        .isDone()
                        .out())
                .contains("features", "UNCHANGED", "bars_replaced=50", "STALE: bars changed since");
    }

    @Test
    void aRunThatBreaksOffIsFinishedByTheNextOne() throws IOException {
        klines.csv("BTCUSDT-1h.csv", KlineFolder.rows(0, 50, 1, 100));
        ingest(klines.path()).isDone();
        List<TableState> whole = states();
        // a process that was killed after the bars were written and before the file was noted
        deleteTable(Tables.INGEST_FILES);
        ingest(klines.path()).isDone();
        assertThat(states())
                .extracting(TableState::hash)
                .isEqualTo(whole.stream().map(TableState::hash).toList());
        assertThat(warehouse().read(Tables.BARS)).hasSize(50);
    }

    private void deleteTable(Table<?> table) throws IOException {
        try (var paths = Files.walk(folder.resolve("warehouse").resolve(table.name()))) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
