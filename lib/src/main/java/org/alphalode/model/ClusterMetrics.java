package org.alphalode.model;

import java.io.Serializable;

/**
 * Six features of an oriented alpha (S0.16), each per symbol and averaged by observations; NaN where no symbol gives one.
 *
 * @param corrReturn correlation with the same bar's log return
 * @param corrVolatility correlation with the deviation of the last 20 log returns
 * @param corrSpread correlation with the same bar's (high - low) / close
 * @param corrVolume correlation with the same bar's volume
 * @param persistence correlation with its own value one bar before
 * @param turnover mean absolute change per bar in units of its own deviation
 */
public record ClusterMetrics(
        double corrReturn,
        double corrVolatility,
        double corrSpread,
        double corrVolume,
        double persistence,
        double turnover)
        implements Serializable {}
