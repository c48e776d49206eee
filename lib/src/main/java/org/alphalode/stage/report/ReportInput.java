package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;

/**
 * Everything that a report is made from, as it comes from the tables.
 *
 * @param run manifest
 * @param market bars and their quality
 * @param book equity, fills and costs over all test windows
 * @param folds in their order
 * @param clusters that held an alpha, in their order
 * @param mining trials and the accepted pool
 * @param decisions allocations and selections
 * @param extras sections that are shown where their data is given
 */
public record ReportInput(
        RunFacts run,
        MarketFacts market,
        Book book,
        List<FoldOutcome> folds,
        List<ClusterOutcome> clusters,
        Mining mining,
        Decisions decisions,
        Extras extras)
        implements Serializable {
    public ReportInput {
        folds = List.copyOf(folds);
        clusters = List.copyOf(clusters);
    }
}
