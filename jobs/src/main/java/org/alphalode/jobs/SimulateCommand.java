package org.alphalode.jobs;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.alphalode.jobs.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates a book into a folder of its own under the warehouse. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "keeps the exact book of your own targets or orders over your own bars, and writes tables, metrics.json,"
                        + " trades.csv, equity.csv and report.html; docs/simulate.md tells of every option")
final class SimulateCommand implements Callable<Integer> {
    private static final String FOLDER = "simulations";

    private final Cli cli;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--targets",
            paramLabel = "FILE|TABLE",
            description = "csv or Delta table with symbol, close_time or open_time, and weight, quantity or value")
    private Optional<String> targets = Optional.empty();

    @Option(
            names = "--orders",
            paramLabel = "FILE|TABLE",
            description =
                    "csv or Delta table with symbol, close_time or open_time, quantity, and kind, limit_price, stop_price ..."
                            + " as docs/simulate.md says")
    private Optional<String> orders = Optional.empty();

    @Option(names = "--bars", paramLabel = "FILE|FOLDER|TABLE", description = "csv, kline files or a Delta table")
    private Optional<String> bars = Optional.empty();

    @Option(names = "--funding", paramLabel = "FILE|FOLDER", description = "csv with timestamp, symbol, funding_rate")
    private Optional<String> funding = Optional.empty();

    @Option(names = "--path-bounds", description = "also tell the return on the worst and on the best path inside bars")
    private boolean pathBounds;

    @Option(names = "--name", paramLabel = "NAME", description = "folder of the tables under the warehouse")
    private Optional<String> name = Optional.empty();

    @Option(names = "--dry-run", description = "say what would be read, written and done, and touch nothing")
    private boolean dryRun;

    SimulateCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = options.resolve(cli, SimulateJob.NAME);
        settings = with(settings, "simulate.targets", targets);
        settings = with(settings, "simulate.orders", orders);
        settings = with(settings, "simulate.bars", bars);
        settings = with(settings, "simulate.funding-rates", funding);
        settings = with(settings, "simulate.name", name);
        settings = pathBounds ? settings.with(SimulateJob.NAME, "backtest.path-bounds=true") : settings;
        String folder = settings.fresh().section(SimulateJob.NAME).text("name");
        settings = settings.with(
                SimulateJob.NAME, "common.warehouse=" + settings.warehouse() + "/" + FOLDER + "/" + folder);
        return new JobCommand(cli, Sequence.of(new SimulateJob())).run(settings, dryRun);
    }

    private static Settings with(Settings settings, String key, Optional<String> value) {
        return value.isEmpty() ? settings : settings.with(SimulateJob.NAME, key + "=" + value.get());
    }
}
