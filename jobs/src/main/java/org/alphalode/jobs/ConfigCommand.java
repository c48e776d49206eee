package org.alphalode.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the resolved settings and where each value comes from. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "shows the resolved settings and where each value comes from")
final class ConfigCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "JOB", arity = "0..*", description = "only the settings of these jobs")
    private List<String> jobs = List.of();

    ConfigCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        List<String> sections = jobs.isEmpty() ? cli.sections() : jobs;
        for (String section : sections) {
            if (!cli.sections().contains(section)) {
                throw new AlphaException(
                        ErrorCode.REFUSED,
                        "no job '" + section + "' has settings." + Nearest.hint(section, cli.sections())
                                + " Those that have: " + String.join(", ", cli.sections()));
            }
        }
        String job = jobs.size() == 1 ? jobs.get(0) : "common";
        options.resolve(cli, job).describe(sections).forEach(cli.out()::println);
        return 0;
    }
}
