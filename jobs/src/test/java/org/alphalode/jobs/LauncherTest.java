package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installation without sources, and a Spark that only tells what it was given. */
class LauncherTest {
    private static final Path ROOT = Path.of(System.getProperty("alphalode.root"));

    @TempDir
    Path folder;

    private Path home;
    private Path spark;

    @BeforeEach
    void installs() throws IOException {
        home = folder.resolve("alphalode");
        spark = folder.resolve("spark");
        Files.createDirectories(home.resolve("submit"));
        Files.copy(ROOT.resolve("submit/alphalode"), home.resolve("submit/alphalode"));
        touch(home.resolve("jobs/target/alphalode-jobs-1.jar"));
        touch(home.resolve("jobs/target/bundle/picocli.jar"));
        touch(home.resolve("jobs/target/spark-home/jars/delta-spark_4.1_2.13-4.4.0.jar"));
        touch(spark.resolve("jars/spark-core.jar"));
        Path submit = spark.resolve("bin/spark-submit");
        touch(submit);
        Files.writeString(submit, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n");
        assertThat(submit.toFile().setExecutable(true)).isTrue();
    }

    private static void touch(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private List<String> given(String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder launcher = new ProcessBuilder(
                        "bash", home.resolve("submit/alphalode").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        launcher.command().addAll(List.of(words));
        launcher.environment().remove("ALPHALODE_MASTER");
        launcher.environment().put("SPARK_HOME", spark.toString());
        Process process = launcher.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }

    @Test
    void callsTheSparkOfTheMachineAndPassesWhatFollowsTheDashesUntouched() throws IOException, InterruptedException {
        List<String> words = given("mine", "--set", "title=two words", "--", "--conf", "spark.x=a b * $HOME", "--", "");
        String jar = home.resolve("jobs/target/alphalode-jobs-1.jar").toString();
        int application = words.indexOf(jar);
        assertThat(words.subList(application - 4, application))
                .containsExactly("--conf", "spark.x=a b * $HOME", "--", "");
        assertThat(words.subList(application + 1, words.size())).containsExactly("mine", "--set", "title=two words");
        assertThat(words)
                .as("the master is the distribution's, see its spark-defaults")
                .doesNotContain("--master")
                .containsSequence("--class", "org.alphalode.jobs.Main");
    }

    @Test
    void bringsDeltaWhereThatSparkHasNone() throws IOException, InterruptedException {
        String delta = home.resolve("jobs/target/spark-home/jars/delta-spark_4.1_2.13-4.4.0.jar")
                .toString();
        assertThat(jars()).contains("picocli.jar").contains(delta);
        touch(spark.resolve("jars/delta-spark_4.1_2.13-4.4.0.jar"));
        assertThat(jars()).contains("picocli.jar").doesNotContain(delta);
    }

    private String jars() throws IOException, InterruptedException {
        List<String> words = given("runs");
        return words.get(words.indexOf("--jars") + 1);
    }
}
