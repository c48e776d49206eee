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
import org.alphalode.check.Refuse;
import org.alphalode.jobs.eval.BarSource;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.Runner;
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
        description = "runs a grid of a simple rule's parameters over bars, long-only and all-in, into a csv")
public final class SweepCommand implements Callable<Integer> {
    /** Some seconds of one core: below that, starting Spark would take longer. */
    private static final long MOST_LOCAL_STEPS = 2_000_000_000L;

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--rule", paramLabel = "NAME", required = true, description = "sma_cross, price_cross or momentum")
    private String rule = "";

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            required = true,
            description = "values or from:to:step for each parameter, as in 'fast=10,20,30;slow=100:280:40'")
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
            description = "of the money that goes in or out, each side (default: ${DEFAULT-VALUE})")
    private double feeBps = 5;

    @Option(
            names = "--fill",
            paramLabel = "PRICE",
            description = "close, the one that decided, or next-open (default: ${DEFAULT-VALUE})")
    private String fill = "next-open";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the csv; written whole or not at all")
    private Path file = Path.of("");

    /** Tells what was done on {@code out} and warns on {@code err}. */
    public SweepCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        SweepParams params =
                new SweepParams(SweepGrid.parse(SweepRule.parse(rule), grid), feeBps, SweepParams.Fill.parse(fill));
        Optional<BarInterval> length = interval.map(BarInterval::parse);
        List<String> fields = List.of("open", "close");
        BarSource source = BarSource.open(bars, warning -> err.println("warning: " + warning));
        for (String field : fields) {
            Refuse.unless(
                    source.columns().contains(field),
                    "%s has no column '%s' among %s: give bars with open and close",
                    bars,
                    field,
                    String.join(", ", source.columns()));
        }
        Panel panel = source.read(fields, length);
        SweepStage stage = new SweepStage();
        SweepInput input = new SweepInput(panel, params);
        long strategies = (long) params.grid().points().size() * panel.symbolCount();
        Runner runner = strategies * panel.barCount() <= MOST_LOCAL_STEPS
                ? new LocalRunner()
                : new SparkRunner(Sessions.open("sweep"), Progress.silent());
        write(params.grid().rule(), runner.run(stage, input), panel.symbolCount() > 1);
        out.printf(
                Locale.ROOT,
                "sweep: %d points of %s x %d symbols x %d bars of %s into %s%n",
                params.grid().points().size(),
                rule,
                panel.symbolCount(),
                panel.barCount(),
                panel.interval().text(),
                file);
        return 0;
    }

    private void write(SweepRule swept, List<SweepRow> rows, boolean severalSymbols) {
        WholeFile.write(file, part -> {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(part)) {
                csv.writeRecord(header(swept, severalSymbols));
                rows.forEach(row -> csv.writeRecord(cells(row, severalSymbols)));
            }
        });
    }

    private static List<String> header(SweepRule rule, boolean severalSymbols) {
        List<String> names = new ArrayList<>();
        if (severalSymbols) {
            names.add("symbol");
        }
        names.addAll(rule.parameters());
        names.addAll(List.of("trades", "total_return", "sharpe", "max_drawdown"));
        return names;
    }

    private static List<String> cells(SweepRow row, boolean severalSymbols) {
        List<String> cells = new ArrayList<>();
        if (severalSymbols) {
            cells.add(row.symbol());
        }
        row.values().forEach(value -> cells.add(Integer.toString(value)));
        cells.add(Long.toString(row.trades()));
        cells.add(Double.toString(row.totalReturn()));
        cells.add(row.sharpe().isDefined() ? Double.toString(row.sharpe().value()) : "");
        cells.add(Double.toString(row.maxDrawdown()));
        return cells;
    }
}
