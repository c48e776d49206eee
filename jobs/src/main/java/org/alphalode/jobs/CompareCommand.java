package org.alphalode.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alphalode.jobs.html.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts two reports side by side. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "puts two reports side by side, in one offline HTML file")
final class CompareCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "A", description = "folder of a report")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "folder of another report")
    private Path second = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the HTML file")
    private Path file = Path.of("");

    CompareCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Comparison.of(first, second).write(file);
        out.println("comparison: " + file.toAbsolutePath().normalize());
        return 0;
    }
}
