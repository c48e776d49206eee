package org.alphalode.jobs;

import java.util.List;
import java.util.stream.Stream;
import org.alphalode.jobs.config.Settings;

/** The catalogue of jobs. */
final class Jobs {
    /** Every job, in the order of the help. */
    static final List<Job> ALL =
            List.of(new MineJob(), new ClassifyJob(), new SelectJob(), new ManageJob(), new BacktestJob());

    private Jobs() {}

    /** Every section of the settings: {@code common}, and one for each job. */
    static List<String> sections() {
        return Stream.concat(Stream.of(Settings.COMMON), ALL.stream().map(Job::name))
                .toList();
    }
}
