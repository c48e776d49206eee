package org.alphalode.stage.backtest;

import java.io.Serializable;
import org.alphalode.check.Refuse;

/**
 * Settings of a backtest.
 *
 * @param startingCash quote currency
 * @param costs what trading costs
 * @param funding funding is charged, and must be there for every held time
 * @param delistedAfterMissingBars after so many bars without a price a position is closed at its last mark
 * @param judgement what its statistics are judged by
 */
public record BacktestParams(
        double startingCash, CostParams costs, boolean funding, int delistedAfterMissingBars, Judgement judgement)
        implements Serializable {
    public BacktestParams {
        Refuse.unless(
                startingCash > 0 && Double.isFinite(startingCash),
                "starting-cash is %s: give a positive amount",
                startingCash);
        Refuse.unless(
                delistedAfterMissingBars >= 1,
                "delisted-after-missing-bars is %d: give at least 1",
                delistedAfterMissingBars);
    }

    /**
     * What statistics are judged by.
     *
     * @param trials strategies and formulas tried on the way to this one, all of them
     * @param trialSharpeVariance variance of their annual Sharpe ratios; NaN takes that of strategies without skill over the same time
     * @param bootstrapSamples resampled series behind an interval
     * @param meanBlockBars mean length of a resampled block
     * @param seed of the resampling
     */
    public record Judgement(
            long trials, double trialSharpeVariance, int bootstrapSamples, double meanBlockBars, long seed)
            implements Serializable {
        public Judgement {
            Refuse.unless(trials >= 1, "trials is %d: count at least this strategy", trials);
            Refuse.unless(
                    Double.isNaN(trialSharpeVariance) || trialSharpeVariance >= 0,
                    "trial-sharpe-variance is %s: give 0 or more",
                    trialSharpeVariance);
            Refuse.unless(bootstrapSamples >= 1, "bootstrap-samples is %d: give at least 1", bootstrapSamples);
            Refuse.unless(meanBlockBars >= 1, "mean-block-bars is %s: give at least 1", meanBlockBars);
        }
    }
}
