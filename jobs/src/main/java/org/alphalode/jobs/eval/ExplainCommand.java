package org.alphalode.jobs.eval;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.alphalode.expr.Explanation;
import org.alphalode.expr.Formulas;
import org.alphalode.op.SemanticRules;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a formula; needs no Spark. */
@Command(sortOptions = false, description = "explains a formula: tree, canonical form, id, type, lookback, cost")
public final class ExplainCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FORMULA", description = "as in 'ts_mean(ret, 21) / ts_std(ret, 21)'")
    private String formula = "";

    /** Without the usual -h, since -high / close is a formula. */
    @Option(names = "--help", usageHelp = true, description = "show this help message and exit")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    private ExplainCommand(PrintStream out) {
        this.out = out;
    }

    /** The command that prints to {@code out}; it takes a formula that begins with a minus for what it is. */
    public static CommandLine of(PrintStream out) {
        return new CommandLine(new ExplainCommand(out)).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        out.print(Explanation.of(Formulas.parse(formula), KnownFields.ALL, SemanticRules.STANDARD));
        return 0;
    }
}
