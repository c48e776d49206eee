package org.alphalode.jobs;

import java.util.List;

/** The catalogue of jobs. */
final class Jobs {
    /** Every job, in the order of the help, which is the way of the data. */
    static final List<Job> ALL = List.of(
            new MarketJob(),
            new IngestJob(),
            new FeaturesJob(),
            new MineJob(),
            new ClassifyJob(),
            new SelectJob(),
            new ManageJob(),
            new BacktestJob(),
            new ReportJob());

    private Jobs() {}
}
