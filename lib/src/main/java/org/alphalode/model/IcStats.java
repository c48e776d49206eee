package org.alphalode.model;

import java.io.Serializable;

/**
 * Predictive statistics of one formula over one window against the forward return; NaN where undefined.
 *
 * @param observations pairs of value and target
 * @param pearsonIc Pearson correlation, observations of all symbols pooled after standardising each symbol
 * @param rankIc Spearman correlation, ties averaged; NaN where not computed
 * @param icir mean of the per-period IC over its standard deviation
 * @param neweyWestT t statistic of the mean product of standardised value and target, Bartlett kernel, lag at least horizon - 1
 * @param pValue two-sided, of {@code neweyWestT}
 * @param turnoverPerBar mean absolute change per bar of the standardised value
 * @param breakEvenCostBps one-way cost in basis points at which the signal's mean gross return is used up by its turnover
 */
public record IcStats(
        long observations,
        double pearsonIc,
        double rankIc,
        double icir,
        double neweyWestT,
        double pValue,
        double turnoverPerBar,
        double breakEvenCostBps)
        implements Serializable {
    /** Statistics of a window that was not looked at. */
    public static final IcStats NONE =
            new IcStats(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    public IcStats withRankIc(double value) {
        return new IcStats(observations, pearsonIc, value, icir, neweyWestT, pValue, turnoverPerBar, breakEvenCostBps);
    }
}
