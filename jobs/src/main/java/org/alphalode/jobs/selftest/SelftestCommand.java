package org.alphalode.jobs.selftest;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.stage.mine.gate.GateParams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the controls of a stage and says whether they held; exit code 0 where all did. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "mines markets whose truth is known: noise must give nothing, what is planted must be found")
public final class SelftestCommand implements Callable<Integer> {
    private static final int SERIES = 4_000;
    private static final int SERIES_BARS = 2_000;
    private static final int SERIES_HORIZON = 8;

    private final PrintStream out;
    private final Progress progress;

    @Parameters(paramLabel = "STAGE", description = "what is tested: mine")
    private String stage = "";

    @Option(names = "--markets", paramLabel = "N", description = "of noise, and of planted ones (default: 100)")
    private int markets = 100;

    @Option(names = "--formulas", paramLabel = "N", description = "tried in each market of noise (default: 10000)")
    private int formulas = 10_000;

    @Option(
            names = "--planted-formulas",
            paramLabel = "N",
            description = "tried in each other market (default: 1500, all columns and operators over one)")
    private int plantedFormulas = 1_500;

    @Option(names = "--seed", paramLabel = "N", description = "of the markets (default: 42)")
    private long seed = 42;

    /** Tells the outcome on {@code out}. */
    public SelftestCommand(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Integer call() {
        if (!stage.equals("mine")) {
            throw new AlphaException(
                    ErrorCode.REFUSED, "there are no controls of '" + stage + "': write selftest mine");
        }
        if (markets < 1 || formulas < 1 || plantedFormulas < 1) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "a selftest needs at least one market and one formula: --markets " + markets + ", --formulas "
                            + formulas + ", --planted-formulas " + plantedFormulas);
        }
        ControlPlan plan = new ControlPlan(
                markets, formulas, plantedFormulas, ControlPlan.Planted.STANDARD, seed, GateParams.STANDARD);
        List<ControlOutcome> outcomes =
                new SparkRunner(Sessions.open("selftest"), progress).run(new MineControls(), plan);
        TestLevel level = TestLevel.measure(
                SERIES, SERIES_BARS, SERIES_HORIZON, GateParams.STANDARD.lagBars(SERIES_HORIZON), seed);
        ControlReport report = new ControlReport(plan, outcomes, level);
        report.lines().forEach(out::println);
        return report.passed() ? 0 : ErrorCode.FAILURE.exitCode();
    }
}
