package org.alphalode.jobs;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.alphalode.jobs.config.Settings;

/**
 * Jobs that a command runs one after the other.
 *
 * @param name of the command
 * @param about one line for the help
 * @param settings what the command itself lays over the user's settings
 * @param jobs which jobs, in order
 * @param closesWithTable whether it ends with the table of results
 */
record Sequence(
        String name,
        String about,
        UnaryOperator<Settings> settings,
        Function<Settings, List<Job>> jobs,
        boolean closesWithTable) {

    /** A job alone. */
    static Sequence of(Job job) {
        return new Sequence(job.name(), job.about(), UnaryOperator.identity(), settings -> List.of(job), false);
    }

    /** The stages in order; ingest only where it is given files. */
    static Sequence pipeline(List<Job> all) {
        return new Sequence(
                "pipeline",
                "the stages from ingest to report, in order",
                UnaryOperator.identity(),
                settings -> all.stream()
                        .filter(job -> !(job instanceof MarketJob))
                        .filter(job -> !(job instanceof IngestJob) || IngestJob.isAsked(settings))
                        .toList(),
                true);
    }

    /** The embedded market, and all stages over it. */
    static Sequence quickstart(List<Job> all) {
        return new Sequence(
                "quickstart",
                "the embedded market and all stages, with a closing table",
                settings -> settings.with("quickstart", "ingest.input=" + MarketJob.folder(settings))
                        .with("quickstart", "ingest.venue=" + MarketJob.VENUE),
                settings -> all,
                true);
    }
}
