package org.alphalode.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.TableState;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the runs of a warehouse, the last one last. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, description = "lists the runs of a warehouse")
final class RunsCommand implements Callable<Integer> {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Cli cli;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--last", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int last = 20;

    RunsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = options.resolve(cli, "runs");
        Warehouse warehouse = new Warehouse(Sessions.open("runs"), settings.warehouse());
        if (!warehouse.has(Tables.RUNS)) {
            cli.out().println("no runs in " + warehouse.root());
            return 0;
        }
        List<RunManifest> runs = warehouse.read(Tables.RUNS).stream()
                .sorted(Comparator.comparingLong(run -> run.ending().startedMicros()))
                .toList();
        Map<String, String> hashes = new HashMap<>();
        Map<String, RunManifest> latest = new HashMap<>();
        for (RunManifest run : runs) {
            run.outputs().forEach(table -> hashes.put(table.table(), table.hash()));
            latest.put(run.job(), run);
        }
        runs.stream()
                .skip(Math.max(0, runs.size() - last))
                .forEach(run -> print(run, run.equals(latest.get(run.job())) ? stale(run, hashes) : ""));
        return 0;
    }

    /** What a job's last run read and has changed since, as after a corrected file: its output is of the old rows. */
    private static String stale(RunManifest run, Map<String, String> hashes) {
        List<String> changed = run.inputs().stream()
                .filter(input ->
                        !hashes.getOrDefault(input.table(), input.hash()).equals(input.hash()))
                .map(TableState::table)
                .toList();
        return changed.isEmpty() ? "" : "  STALE: " + String.join(", ", changed) + " changed since";
    }

    private void print(RunManifest run, String stale) {
        RunManifest.Ending ending = run.ending();
        cli.out()
                .printf(
                        Locale.ROOT,
                        "%s  %-10s %-10s %8.1f s  %s%s%s%n",
                        Instant.ofEpochSecond(ending.startedMicros() / (long) MICROS_PER_SECOND),
                        run.job(),
                        ending.outcome(),
                        (ending.endedMicros() - ending.startedMicros()) / MICROS_PER_SECOND,
                        String.join(" ", run.counts()),
                        ending.message(),
                        stale);
    }
}
