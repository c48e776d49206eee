package org.alphalode.jobs;

/** The program that {@code submit/alphalode} starts. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.exit(new Cli(Jobs.ALL, System.out, System.err).run(args));
    }
}
