package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.model.Cluster;
import org.alphalode.stat.Figure;

/**
 * How a cluster fared over all test windows.
 *
 * @param cluster which
 * @param alphas accepted alphas in it, over all folds
 * @param meanWeight mean share of the allocation, 1 = 100 %
 * @param grossProfit before costs, in the book's currency
 * @param totalReturn net, as a fraction
 * @param maxDrawdown negative fraction
 * @param sharpe net
 * @param testIc mean over its alphas of the rank information coefficient of their signals on the test windows
 */
public record ClusterOutcome(
        Cluster cluster,
        long alphas,
        double meanWeight,
        Figure grossProfit,
        Figure totalReturn,
        Figure maxDrawdown,
        SharpeEstimate sharpe,
        Figure testIc)
        implements Serializable {}
