package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.jobs.table.Warehouse;

/**
 * Markets and pipelines of a size for tests, in the session of all tests.
 *
 * @param folder of the warehouses
 */
record SmallPipeline(Path folder) {
    static final Path HOME = Path.of(System.getProperty("alphalode.root"));
    /** Formulas of a fold. */
    static final int TRIED = 1_200;

    private static final List<String> SMALL = List.of(
            "--set", "horizon-bars=1",
            "--set", "decide-every-bars=4",
            "--set", "folds=2",
            "--set", "mine.max-formulas=" + TRIED,
            "--set", "ingest.venue=embedded");

    SmallPipeline {
        SharedSpark.session();
    }

    /** Makes a market, and answers where its files lie. */
    Path market(String name, String planted, String corrupted) {
        run(List.of(
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
                "corrupted-bar=" + corrupted));
        return folder.resolve(name).resolve("market");
    }

    List<String> arguments(String warehouse, Path market, int mostTasks) {
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

    /** Runs a command to its good end. */
    static void run(List<String> arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new Cli(HOME, Jobs.ALL, stream, stream).run(arguments.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }

    Warehouse warehouse(String name) {
        return new Warehouse(SharedSpark.session(), folder.resolve(name).toString());
    }
}
