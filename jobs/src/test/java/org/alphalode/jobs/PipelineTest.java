package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws over the whole way of the data: same bytes, idempotent, what was planted is found. */
@Tag("spark")
class PipelineTest {
    @TempDir
    Path folder;

    private final List<Process> started = new CopyOnWriteArrayList<>();
    private SmallPipeline pipeline;

    @BeforeEach
    void sharesTheSessionOfAllTests() {
        pipeline = new SmallPipeline(folder);
    }

    @AfterEach
    void leavesNoProcess() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void killedOrNotOnOneCoreOrTwoInAnyNumberOfTasksThePipelineGivesTheSameBytesAndFindsWhatWasPlanted()
            throws IOException, InterruptedException, ExecutionException {
        Path market = pipeline.market("truth", "standard", "false");
        // beside the quiet runs, for the time
        FutureTask<List<String>> killed = new FutureTask<>(() -> killedAndRunAgain(market));
        Thread beside = new Thread(killed, "killed and run again");
        beside.setDaemon(true);
        beside.start();

        List<String> whole = pipeline.arguments("whole", market, 7);
        SmallPipeline.run(whole);
        List<String> states = states("whole");
        assertThat(planted("whole")).isNotEmpty();
        for (String notebook : Notebook.all()) {
            assertThat(new Notebook(notebook, folder.resolve("whole")).answers())
                    .as(notebook)
                    .hasSizeGreaterThan(5);
        }
        Path report = folder.resolve("whole/report/report.html");
        byte[] page = Files.readAllBytes(report);

        SmallPipeline.run(whole);
        assertThat(states("whole")).as("once more").isEqualTo(states);
        assertThat(Files.readAllBytes(report)).isEqualTo(page);
        List<RunManifest> again = pipeline.warehouse("whole").read(Tables.RUNS).stream()
                .filter(manifest -> !manifest.job().equals("report"))
                .toList();
        assertThat(again.subList(again.size() / 2, again.size()))
                .extracting(manifest -> manifest.ending().outcome())
                .containsOnly(Outcome.UNCHANGED);

        assertThat(killed.get()).isEqualTo(states);
    }

    /** What a pipeline ends in that was killed in the middle and run again. */
    private List<String> killedAndRunAgain(Path market) throws IOException, InterruptedException {
        List<String> cutOff = pipeline.arguments("cut-off", market, 64);
        killWhenItSays("MineStage", cutOff);
        assertThat(pipeline.warehouse("cut-off").has(Tables.FEATURES)).isTrue();
        assertThat(pipeline.warehouse("cut-off").has(Tables.ALPHAS)).isFalse();
        Process next = start(cutOff);
        next.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(next.waitFor()).isZero();
        return states("cut-off");
    }

    /** A pipeline in a process of its own, on one core; with the Vector API, where the test itself has the scalar twin. */
    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=4", // the last one counts
                "--add-modules=jdk.incubator.vector",
                "-Dalphalode.home=" + SmallPipeline.HOME,
                "-Dspark.master=local[1]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1"));
        Properties defaults = new Properties();
        try (BufferedReader file = Files.newBufferedReader(SmallPipeline.HOME.resolve("conf/spark-defaults.conf"))) {
            defaults.load(file);
        }
        defaults.stringPropertyNames().stream()
                .sorted()
                .forEach(key ->
                        command.add("-D" + key + "=" + defaults.getProperty(key).strip()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
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

    /** Name, rows and content hash of every table but the one that tells of runs. */
    private List<String> states(String name) {
        Warehouse warehouse = pipeline.warehouse(name);
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
        Panel features = FeatureRows.panel(pipeline.warehouse(name).read(Tables.FEATURES));
        List<AlphaRow> alphas = pipeline.warehouse(name).read(Tables.ALPHAS);
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
