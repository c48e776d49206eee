package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.List;
import org.alphalode.jobs.config.Settings;
import picocli.CommandLine.Option;

/** The options by which a user lays settings over the defaults. */
final class SettingsOptions {
    @Option(names = "--conf", paramLabel = "FILE", description = "settings that replace defaults; may be given again")
    private List<Path> files = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one setting, stronger than any file; may be given again")
    private List<String> assignments = List.of();

    Settings resolve(Cli cli, String command) {
        return cli.settings(command, files, assignments);
    }
}
