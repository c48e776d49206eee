package org.alphalode.stage.backtest;

import java.io.Serializable;
import org.alphalode.check.Refuse;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.FillRules;

/**
 * Settings of a backtest.
 *
 * @param rules what the book goes by
 * @param judgement what its statistics are judged by
 */
public record BacktestParams(BookRules rules, Judgement judgement) implements Serializable {
    /** The same with another path inside bars. */
    public BacktestParams with(FillRules.Path path) {
        return new BacktestParams(rules.with(path), judgement);
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

        /** The same with another number of trials. */
        public Judgement withTrials(long counted) {
            return new Judgement(counted, trialSharpeVariance, bootstrapSamples, meanBlockBars, seed);
        }
    }
}
