package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.model.Cluster;

/**
 * How a cluster fared over all test windows.
 *
 * @param cluster which
 * @param alphas accepted alphas in it, over all folds
 * @param meanWeight mean share of the allocation, 1 = 100 %
 * @param totalReturn net, as a fraction
 * @param maxDrawdown negative fraction
 * @param turnoverPerDay traded notional over the cluster's capital
 * @param sharpe net
 */
public record ClusterOutcome(
        Cluster cluster,
        long alphas,
        double meanWeight,
        Figure totalReturn,
        Figure maxDrawdown,
        Figure turnoverPerDay,
        SharpeEstimate sharpe)
        implements Serializable {}
