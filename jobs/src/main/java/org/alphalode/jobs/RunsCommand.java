package org.alphalode.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.Staleness;
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
        SortedMap<String, List<String>> stale = Staleness.of(runs);
        Map<String, RunManifest> latest = new HashMap<>();
        runs.forEach(run -> latest.put(run.job(), run));
        runs.stream()
                .skip(Math.max(0, runs.size() - last))
                .forEach(run -> print(
                        run, run.equals(latest.get(run.job())) ? stale.getOrDefault(run.job(), List.of()) : List.of()));
        return 0;
    }

    private void print(RunManifest run, List<String> changed) {
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
                        changed.isEmpty() ? "" : "  STALE: " + String.join(", ", changed) + " changed since");
    }
}
