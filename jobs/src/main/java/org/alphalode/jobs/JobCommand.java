package org.alphalode.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Warehouse;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command of a sequence of jobs. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class JobCommand implements Callable<Integer> {
    private final Cli cli;
    private final Sequence sequence;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--dry-run", description = "say what would be read, written and done, and touch nothing")
    private boolean dryRun;

    JobCommand(Cli cli, Sequence sequence) {
        this.cli = cli;
        this.sequence = sequence;
    }

    @Override
    public Integer call() {
        return run(sequence.settings().apply(options.resolve(cli, sequence.name())), dryRun);
    }

    /** Runs the jobs under settings, or only says what they would do. */
    int run(Settings settings, boolean onlySay) {
        List<Job> jobs = sequence.jobs().apply(settings);
        // all of them before the first one runs: a typo in the last stage's settings is told now
        List<Work> works =
                jobs.stream().map(job -> job.prepare(settings.fresh())).toList();
        SparkSession session = Sessions.open(sequence.name());
        Warehouse warehouse = new Warehouse(session, settings.warehouse());
        if (onlySay) {
            for (int i = 0; i < jobs.size(); i++) {
                describe(jobs.get(i), works.get(i), warehouse);
            }
            return 0;
        }
        Execution execution = new Execution(session, warehouse, cli.progress(), cli.out());
        jobs.forEach(job -> execution.run(job, settings.fresh()));
        if (sequence.closesWithTable()) {
            new ClosingTable(warehouse, ReportJob.page(settings)).print(cli.out());
        }
        return 0;
    }

    private void describe(Job job, Work work, Warehouse warehouse) {
        PrintStream out = cli.out();
        out.println(job.name());
        work.reads().forEach(table -> out.println("  reads     " + table.name() + size(table, warehouse)));
        out.println("  replaces  " + names(work.replaces()));
        out.println("  adds to   " + names(work.appends()));
        out.println("  files     "
                + (work.files().isEmpty()
                        ? "-"
                        : work.files().stream().map(Path::toString).collect(Collectors.joining(", "))));
        if (work.reads().stream().allMatch(warehouse::has)) {
            Work.Estimate estimate = work.estimate(warehouse);
            out.printf(
                    Locale.ROOT,
                    "  work      %,d x %s, about %,d rows, %,d kB%n",
                    estimate.units(),
                    estimate.unit(),
                    estimate.rows(),
                    estimate.bytes() / 1_000);
        } else {
            out.println("  work      known when the tables it reads are there");
        }
    }

    private static String size(Table<?> table, Warehouse warehouse) {
        return warehouse.has(table)
                ? String.format(
                        Locale.ROOT, " (%,d rows)", warehouse.frame(table).count())
                : " (not there yet)";
    }

    private static String names(List<Table<?>> tables) {
        return tables.isEmpty() ? "-" : tables.stream().map(Table::name).collect(Collectors.joining(", "));
    }
}
