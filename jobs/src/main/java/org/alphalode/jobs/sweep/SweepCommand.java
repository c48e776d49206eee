package org.alphalode.jobs.sweep;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.alphalode.check.Refuse;
import org.alphalode.jobs.eval.BarSource;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.model.BarInterval;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Panel;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.Runner;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.WeightGrid;
import org.alphalode.stage.sweep.SweepGrid;
import org.alphalode.stage.sweep.SweepInput;
import org.alphalode.stage.sweep.SweepParams;
import org.alphalode.stage.sweep.SweepRow;
import org.alphalode.stage.sweep.SweepRule;
import org.alphalode.stage.sweep.SweepStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every point of a grid over bars and writes a csv; docs/sweep.md says what each column is. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "runs a grid over bars into a csv: of a simple rule's parameters, long-only and all-in, or of ways to"
                        + " hold targets, as exact books")
public final class SweepCommand implements Callable<Integer> {
    private static final List<String> FIGURES =
            List.of("trades", "total_return", "sharpe", "max_drawdown", "sharpe_low", "sharpe_high", "trials");
    /** Of the normal law: between it and its negative lie 95 %. */
    private static final double NORMAL_95 = 1.959963984540054;

    private static final double FEE_BPS = 5;
    /** Some seconds of one core: below that, starting Spark would take longer. */
    private static final long MOST_LOCAL_STEPS = 2_000_000_000L;

    private final PrintStream out;
    private final PrintStream err;
    private final Function<List<String>, Account> accounts;

    @Option(names = "--rule", paramLabel = "NAME", description = "sma_cross, price_cross or momentum")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--targets",
            paramLabel = "FILE|TABLE",
            description = "in place of a rule: targets as simulate takes them; the grid changes them by scale, cap and"
                    + " every, and each point is kept as an exact book")
    private Optional<String> targets = Optional.empty();

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            required = true,
            description = "values or from:to:step for each parameter, as in 'fast=10,20,30;slow=100:280:40', or with"
                    + " targets 'scale=0.5,1,2;cap=0.05,0.1;every=1,24'")
    private String grid = "";

    @Option(
            names = "--bars",
            paramLabel = "FILE|FOLDER|TABLE",
            required = true,
            description = "csv with symbol, open_time, open and close; kline files; or a Delta table")
    private String bars = "";

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            description =
                    "length of a bar as in 1h (default: the smallest step, or what the name of a kline file says)")
    private Optional<String> interval = Optional.empty();

    @Option(
            names = "--fee-bps",
            paramLabel = "BPS",
            description = "of the money that goes in or out, each side (default: 5; with targets that of backtest)")
    private Optional<Double> feeBps = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "with targets: one setting of backtest, as in half-spread-bps=1; may be given again")
    private List<String> assignments = List.of();

    @Option(
            names = "--fill",
            paramLabel = "PRICE",
            description = "close, the one that decided, or next-open (default: ${DEFAULT-VALUE})")
    private String fill = "next-open";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the csv; written whole or not at all")
    private Path file = Path.of("");

    /**
     * Tells what was done on {@code out} and warns on {@code err}.
     *
     * @param accounts accounts under settings that are laid over the defaults of backtest
     */
    public SweepCommand(PrintStream out, PrintStream err, Function<List<String>, Account> accounts) {
        this.out = out;
        this.err = err;
        this.accounts = accounts;
    }

    /**
     * The account of targets.
     *
     * @param params rules and judgement
     * @param funding payments; empty where none are charged
     */
    public record Account(BacktestParams params, List<FundingRate> funding) {}

    @Override
    public Integer call() {
        Refuse.unless(
                rule.isPresent() != targets.isPresent(), "a sweep is of --rule or of --targets: give one of them");
        return rule.isPresent() ? rules(rule.get()) : weights(targets.orElseThrow());
    }

    private int weights(String of) {
        WeightGrid ways = WeightGrid.parse(grid);
        SweepParams.Fill at = SweepParams.Fill.parse(fill);
        Refuse.unless(
                at == SweepParams.Fill.NEXT_OPEN, "--fill is %s: the book of targets fills at the next open", fill);
        List<String> settings = new ArrayList<>();
        feeBps.ifPresent(fee -> settings.add("taker-fee-bps=" + fee));
        settings.addAll(assignments);
        WeightSweeps sweeps = new WeightSweeps(ways, of, accounts.apply(settings));
        List<List<String>> lines = sweeps.lines(source(), interval.map(BarInterval::parse));
        write(lines);
        out.printf(Locale.ROOT, "sweep: %d ways to hold %s into %s%n", lines.size() - 1, of, file);
        return 0;
    }

    private BarSource source() {
        return BarSource.open(bars, warning -> err.println("warning: " + warning));
    }

    private int rules(String name) {
        Refuse.unless(assignments.isEmpty(), "--set is of --targets: a rule pays --fee-bps alone");
        SweepParams params = new SweepParams(
                SweepGrid.parse(SweepRule.parse(name), grid), feeBps.orElse(FEE_BPS), SweepParams.Fill.parse(fill));
        List<String> fields = List.of("open", "close");
        BarSource source = source();
        for (String field : fields) {
            Refuse.unless(
                    source.columns().contains(field),
                    "%s has no column '%s' among %s: give bars with open and close",
                    bars,
                    field,
                    String.join(", ", source.columns()));
        }
        Panel panel = source.read(fields, interval.map(BarInterval::parse));
        SweepStage stage = new SweepStage();
        SweepInput input = new SweepInput(panel, params);
        long strategies = (long) params.grid().points().size() * panel.symbolCount();
        Runner runner = strategies * panel.barCount() <= MOST_LOCAL_STEPS
                ? new LocalRunner()
                : new SparkRunner(Sessions.open("sweep"), Progress.silent());
        boolean severalSymbols = panel.symbolCount() > 1;
        List<List<String>> lines = new ArrayList<>();
        lines.add(header(params.grid().rule(), severalSymbols));
        runner.run(stage, input).forEach(row -> lines.add(cells(row, severalSymbols, strategies)));
        write(lines);
        out.printf(
                Locale.ROOT,
                "sweep: %d points of %s x %d symbols x %d bars of %s into %s%n",
                params.grid().points().size(),
                name,
                panel.symbolCount(),
                panel.barCount(),
                panel.interval().text(),
                file);
        return 0;
    }

    private void write(List<List<String>> lines) {
        WholeFile.write(file, part -> {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(part)) {
                lines.forEach(csv::writeRecord);
            }
        });
    }

    private static List<String> header(SweepRule rule, boolean severalSymbols) {
        List<String> names = new ArrayList<>();
        if (severalSymbols) {
            names.add("symbol");
        }
        names.addAll(rule.parameters());
        names.addAll(FIGURES);
        return names;
    }

    private static List<String> cells(SweepRow row, boolean severalSymbols, long trials) {
        List<String> cells = new ArrayList<>();
        if (severalSymbols) {
            cells.add(row.symbol());
        }
        row.values().forEach(value -> cells.add(Integer.toString(value)));
        cells.add(Long.toString(row.trades()));
        cells.add(Double.toString(row.totalReturn()));
        cells.add(row.sharpe().isDefined() ? Double.toString(row.sharpe().value()) : "");
        cells.add(Double.toString(row.maxDrawdown()));
        double half = NORMAL_95 * row.sharpeError();
        cells.add(row.sharpe().isDefined() ? Double.toString(row.sharpe().value() - half) : "");
        cells.add(row.sharpe().isDefined() ? Double.toString(row.sharpe().value() + half) : "");
        cells.add(Long.toString(trials));
        return cells;
    }
}
