package org.alphalode.jobs;

import java.nio.file.Path;

/** The program that {@code submit/alphalode} starts. */
public final class Main {
    /** Root of the installation, given by the launcher. */
    private static final String HOME = "alphalode.home";

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath();
        System.exit(new Cli(home, Jobs.ALL, System.out, System.err).run(args));
    }
}
