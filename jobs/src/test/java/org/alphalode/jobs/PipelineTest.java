package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Panel;
import org.alphalode.stage.features.FeatureRows;
import org.alphalode.stage.market.PlantedAlpha;
import org.alphalode.stage.report.PlantedMatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws over the whole way of the data: same bytes, idempotent, nothing from noise, what was planted is found. */
@Tag("spark")
class PipelineTest {
    private static final Path HOME = Path.of(System.getProperty("alphalode.root"));
    private static final int TRIED = 1_200;
    private static final List<String> SMALL = List.of(
            "--set", "horizon-bars=1",
            "--set", "decide-every-bars=4",
            "--set", "folds=2",
            "--set", "mine.max-formulas=" + TRIED,
            "--set", "ingest.venue=embedded");

    @TempDir
    Path folder;

    @BeforeEach
    void sharesTheSessionOfAllTests() {
        SharedSpark.session();
    }

    @Test
    void killedOrNotOnOneCoreOrTwoInAnyNumberOfTasksThePipelineGivesTheSameBytesAndFindsWhatWasPlanted()
            throws IOException, InterruptedException {
        Path market = market("truth", "standard", "false");
        List<String> whole = arguments("whole", market, 7);
        assertThat(run(whole)).isZero();
        List<String> states = states("whole");
        assertThat(planted("whole")).isNotEmpty();
        for (String notebook : Notebook.all()) {
            assertThat(new Notebook(notebook, folder.resolve("whole")).answers())
                    .as(notebook)
                    .hasSizeGreaterThan(5);
        }
        Path report = folder.resolve("whole/report/report.html");
        byte[] page = Files.readAllBytes(report);

        assertThat(run(whole)).as("once more").isZero();
        assertThat(states("whole")).isEqualTo(states);
        assertThat(Files.readAllBytes(report)).isEqualTo(page);
        List<RunManifest> again = warehouse("whole").read(Tables.RUNS).stream()
                .filter(manifest -> !manifest.job().equals("report"))
                .toList();
        assertThat(again.subList(again.size() / 2, again.size()))
                .extracting(manifest -> manifest.ending().outcome())
                .containsOnly(Outcome.UNCHANGED);

        List<String> cutOff = arguments("cut-off", market, 64);
        killWhenItSays("MineStage", cutOff);
        assertThat(warehouse("cut-off").has(Tables.FEATURES)).isTrue();
        assertThat(warehouse("cut-off").has(Tables.ALPHAS)).isFalse();
        Process next = start(cutOff);
        next.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(next.waitFor()).isZero();
        assertThat(states("cut-off")).isEqualTo(states);
    }

    @Test
    void pureNoiseWithACorruptedBarIsTriedAndShipsNothingAndStillEndsInAReport() throws IOException {
        Path market = market("noise", "none", "true");
        assertThat(run(arguments("noise", market, 1))).isZero();
        Warehouse warehouse = warehouse("noise");
        assertThat(warehouse.frame(Tables.TRIALS).count()).isEqualTo(2 * TRIED);
        assertThat(warehouse.read(Tables.ALPHAS)).isEmpty();
        assertThat(warehouse.read(Tables.FILLS)).isEmpty();
        assertThat(warehouse.frame(Tables.BARS).where("suspect").count()).isPositive();
        assertThat(folder.resolve("noise/report/report.html")).isNotEmptyFile();
    }

    private Path market(String name, String planted, String corrupted) {
        assertThat(run(List.of(
                        "market",
                        "--set",
                        "warehouse=" + folder.resolve(name),
                        "--set",
                        "horizon-bars=1",
                        "--set",
                        "symbol-count=4",
                        "--set",
                        "bar-count=6000",
                        "--set",
                        "planted=" + planted,
                        "--set",
                        "corrupted-bar=" + corrupted)))
                .isZero();
        return folder.resolve(name).resolve("market");
    }

    private List<String> arguments(String warehouse, Path market, int mostTasks) {
        List<String> arguments = new ArrayList<>(List.of(
                "pipeline",
                "--set",
                "warehouse=" + folder.resolve(warehouse),
                "--set",
                "ingest.input=" + market,
                "--set",
                "most-tasks=" + mostTasks));
        arguments.addAll(SMALL);
        return arguments;
    }

    private static int run(List<String> arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new Cli(HOME, Jobs.ALL, stream, stream).run(arguments.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return code;
    }

    /** A pipeline in a process of its own, on one core. */
    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-Dalphalode.home=" + HOME,
                "-Dspark.master=local[1]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1"));
        Properties defaults = new Properties();
        try (BufferedReader file = Files.newBufferedReader(HOME.resolve("conf/spark-defaults.conf"))) {
            defaults.load(file);
        }
        defaults.stringPropertyNames().stream()
                .sorted()
                .forEach(key ->
                        command.add("-D" + key + "=" + defaults.getProperty(key).strip()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void killWhenItSays(String word, List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> said = new ArrayList<>();
            String line = lines.readLine();
            while (line != null && !line.contains(word)) {
                said.add(line);
                line = lines.readLine();
            }
            assertThat(line).as(String.join("\n", said)).isNotNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Warehouse warehouse(String name) {
        return new Warehouse(SharedSpark.session(), folder.resolve(name).toString());
    }

    /** Name, rows and content hash of every table but the one that tells of runs. */
    private List<String> states(String name) {
        Warehouse warehouse = warehouse(name);
        List<String> states = new ArrayList<>();
        for (Table<?> table : Tables.ALL) {
            if (!table.equals(Tables.RUNS) && warehouse.has(table)) {
                states.add(table.name() + " " + warehouse.state(table).rows() + " "
                        + warehouse.state(table).hash());
            }
        }
        assertThat(states).hasSizeGreaterThan(15);
        return states;
    }

    /** Planted formulas that an accepted alpha follows. */
    private List<String> planted(String name) {
        Panel features = FeatureRows.panel(warehouse(name).read(Tables.FEATURES));
        List<AlphaRow> alphas = warehouse(name).read(Tables.ALPHAS);
        return PlantedAlpha.standard(1).stream()
                .map(p -> PlantedMatch.judge(
                        p.formula(),
                        p.trueIc(),
                        alphas.stream().map(AlphaRow::alpha).toList(),
                        features))
                .filter(judged -> judged.found())
                .map(judged -> judged.formula())
                .toList();
    }
}
