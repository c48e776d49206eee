package org.alphalode.jobs.eval;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.alphalode.expr.Expr;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evaluates anybody's formulas on anybody's bars; needs Spark for tables and hashes alone. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "evaluates formulas over bars: formula, symbol, open_time, value")
public final class EvalCommand implements Callable<Integer> {
    /** A unit of distributed work: long enough for its halo not to count, short enough for every core to have some. */
    private static final EvalUnit.Size UNIT = new EvalUnit.Size(16_384, 1_024);

    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--formulas",
            paramLabel = "FILE",
            required = true,
            description = "one formula a line; blank lines and lines that begin with # say nothing")
    private Path formulas = Path.of("");

    @Option(
            names = "--input",
            paramLabel = "FILE|FOLDER|TABLE",
            required = true,
            description = "csv with symbol, open_time and numeric columns; kline files; or a Delta table")
    private String input = "";

    @ArgGroup(multiplicity = "1")
    private Answer answer = new Answer();

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            description =
                    "length of a bar as in 1h (default: the smallest step, or what the name of a kline file says)")
    private Optional<String> interval = Optional.empty();

    /** What becomes of the values: one of both. */
    private static final class Answer {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "ends in .csv, .csv.gz, .arrow or .parquet; written whole or not at all")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--hash",
                description = "print a content hash of each formula's values, in blocks, of a table on Spark")
        private boolean hash;
    }

    /** Tells what was done on {@code out} and warns on {@code err}. */
    public EvalCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Optional<BarInterval> length = interval.map(BarInterval::parse);
        answer.file.ifPresent(ValueWriter.Format::of);
        FormulaFile read = FormulaFile.read(formulas);
        if (TableBars.isTable(input)) {
            evaluateTable(read, length);
        } else {
            evaluateFiles(read, length);
        }
        return 0;
    }

    private void evaluateTable(FormulaFile read, Optional<BarInterval> length) {
        TableBars bars = TableBars.open(input, this::warn);
        SortedSet<String> fields = read.fieldsAmong(bars.columns());
        read.warnings().forEach(this::warn);
        TableEvaluation table = new TableEvaluation(bars, fields, length);
        if (answer.hash) {
            long begin = System.nanoTime();
            printHashes(read, table.hashes(exprs(read), UNIT));
            tellRate(read, table.grid(), System.nanoTime() - begin);
        }
        answer.file.ifPresent(file -> {
            table.write(read.formulas(), file);
            tell(
                    read,
                    table.grid().symbols().size(),
                    table.grid().barCount(),
                    table.grid().interval());
        });
        table.faults().forEach(this::warn);
    }

    private void evaluateFiles(FormulaFile read, Optional<BarInterval> length) {
        BarSource source = BarSource.open(input, this::warn);
        SortedSet<String> fields = read.fieldsAmong(source.columns());
        read.warnings().forEach(this::warn);
        Panel panel = source.read(fields, length);
        if (answer.hash) {
            printHashes(read, ValueHashes.of(exprs(read), panel, UNIT));
        }
        answer.file.ifPresent(file -> {
            Evaluation.write(read.formulas(), panel, file, source.timeForm());
            tell(read, panel.symbolCount(), panel.barCount(), panel.interval());
        });
    }

    private static List<Expr> exprs(FormulaFile read) {
        return read.formulas().stream().map(FormulaFile.Formula::expr).toList();
    }

    private void tell(FormulaFile read, int symbols, int bars, BarInterval length) {
        out.printf(
                Locale.ROOT,
                "eval: %d formulas x %d symbols x %d bars of %s into %s%n",
                read.formulas().size(),
                symbols,
                bars,
                length.text(),
                answer.file.orElseThrow());
    }

    /** Not part of the answer: which is the same at any rate. */
    private void tellRate(FormulaFile read, TableGrid grid, long nanos) {
        double values = (double) read.formulas().size() * grid.symbols().size() * grid.barCount();
        err.printf(
                Locale.ROOT,
                "eval: %d formulas x %d symbols x %d bars in %.1f s, %.0f million formula-bars a second%n",
                read.formulas().size(),
                grid.symbols().size(),
                grid.barCount(),
                nanos * 1e-9,
                values / nanos * 1e3);
    }

    private void printHashes(FormulaFile read, List<ContentHash> hashes) {
        for (int i = 0; i < hashes.size(); i++) {
            out.println(hashes.get(i).text() + "  " + read.formulas().get(i).text());
        }
    }

    private void warn(String problem) {
        err.println("warning: " + problem);
    }
}
