package org.alphalode.jobs;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.eval.EvalCommand;
import org.alphalode.jobs.eval.ExplainCommand;
import org.alphalode.jobs.input.FundingFiles;
import org.alphalode.jobs.metrics.MetricsCommand;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.ProgressBarLine;
import org.alphalode.jobs.run.ProgressJsonLines;
import org.alphalode.jobs.selftest.SelftestCommand;
import org.alphalode.jobs.sweep.SweepCommand;
import org.alphalode.stage.backtest.BacktestParams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command line: one command for each job, and those that are not jobs. Errors end in one line on the error stream and an exit
 * code: 0 done, 2 refused, 3 data fault, 1 failure; a stack trace goes to the log alone.
 */
final class Cli {
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);
    /** Set to true by the launcher where the error stream is a terminal. */
    private static final String TERMINAL = "alphalode.terminal";

    private final Path home;
    private final List<Job> jobs;
    private final PrintStream out;
    private final PrintStream err;

    /** A command line over the installation under {@code home}, whose folder conf/ holds the defaults. */
    Cli(Path home, List<Job> jobs, PrintStream out, PrintStream err) {
        this.home = home;
        this.jobs = jobs;
        this.out = out;
        this.err = err;
    }

    /** Runs one command; the exit code is the answer. */
    int run(String... args) {
        CommandLine line = new CommandLine(CommandSpec.create()
                .name("alphalode")
                .mixinStandardHelpOptions(true)
                .version("alphalode " + Build.codeVersion()));
        line.getCommandSpec().usageMessage().description("Mines, judges and trades symbolic alphas.");
        add(line, Sequence.quickstart(jobs));
        add(line, Sequence.pipeline(jobs));
        jobs.forEach(job -> add(line, Sequence.of(job)));
        line.addSubcommand(SimulateJob.NAME, new SimulateCommand(this));
        line.addSubcommand("config", new ConfigCommand(this));
        line.addSubcommand("runs", new RunsCommand(this));
        line.addSubcommand("explain", ExplainCommand.of(out));
        line.addSubcommand("eval", new EvalCommand(out, err));
        line.addSubcommand("compare", new CompareCommand(out));
        line.addSubcommand("selftest", new SelftestCommand(out, progress()));
        line.addSubcommand("metrics", new MetricsCommand(out));
        line.addSubcommand("sweep", new SweepCommand(out, err, this::account));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, given) -> refuse(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(e));
        return line.execute(args);
    }

    private void add(CommandLine line, Sequence sequence) {
        CommandLine command = new CommandLine(new JobCommand(this, sequence));
        command.getCommandSpec().usageMessage().description(sequence.about());
        line.addSubcommand(sequence.name(), command);
    }

    PrintStream out() {
        return out;
    }

    /** The defaults of the installation, what a user's files say, then each {@code --set}. */
    Settings settings(String job, List<Path> files, List<String> assignments) {
        Settings settings = Settings.defaults(home.resolve("conf"), sections());
        for (Path file : files) {
            settings = settings.with(job, file);
        }
        for (String assignment : assignments) {
            settings = settings.with(job, assignment);
        }
        return settings;
    }

    /** The account of backtest under settings that are laid over its defaults. */
    private SweepCommand.Account account(List<String> assignments) {
        Settings settings = settings(BookSettings.SECTION, List.of(), assignments);
        Optional<Path> funding =
                settings.section(BookSettings.SECTION).optionalText("funding").map(Path::of);
        return new SweepCommand.Account(
                new BacktestParams(
                        BookSettings.rules(settings, funding.isPresent(), false), BookSettings.judgement(settings, 1)),
                funding.map(FundingFiles::read).orElse(List.of()));
    }

    List<String> sections() {
        return Stream.concat(
                        Stream.of(Settings.COMMON, SimulateJob.NAME),
                        jobs.stream().map(Job::name))
                .toList();
    }

    Progress progress() {
        return Boolean.getBoolean(TERMINAL) ? new ProgressBarLine() : new ProgressJsonLines(err, System::nanoTime);
    }

    private int refuse(CommandLine.ParameterException e) {
        String hint = "";
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            CommandLine command = e.getCommandLine();
            List<String> known = Stream.concat(
                            command.getSubcommands().keySet().stream(),
                            command.getCommandSpec().optionsMap().keySet().stream())
                    .sorted()
                    .toList();
            hint = "." + Nearest.hint(unmatched.getUnmatched().get(0), known);
        }
        err.println("refused: " + e.getMessage() + hint + " (submit/alphalode --help lists the commands)");
        return ErrorCode.REFUSED.exitCode();
    }

    private int fail(Exception e) {
        Optional<AlphaException> told = Stream.<Throwable>iterate(e, c -> c != null, Throwable::getCause)
                .filter(AlphaException.class::isInstance)
                .map(AlphaException.class::cast)
                .findFirst();
        if (told.isPresent() && told.get().code() != ErrorCode.FAILURE) {
            LOG.warn("{}: {}", label(told.get().code()), told.get().getMessage());
        } else {
            LOG.error("the command failed", e);
        }
        if (told.isPresent()) {
            err.println(label(told.get().code()) + ": " + told.get().getMessage());
            return told.get().code().exitCode();
        }
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        err.println("failed: " + e.getClass().getSimpleName() + ": " + first + " (the log has the details)");
        return ErrorCode.FAILURE.exitCode();
    }

    private static String label(ErrorCode code) {
        return switch (code) {
            case REFUSED -> "refused";
            case DATA_FAULT -> "data fault";
            case FAILURE -> "failed";
        };
    }
}
