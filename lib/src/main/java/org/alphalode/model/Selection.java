package org.alphalode.model;

import java.io.Serializable;

/**
 * What the worker level made of one alpha for one symbol at one decision.
 *
 * @param foldId fold of the decision
 * @param symbol decided for
 * @param closeMicros close of the decision bar
 * @param alphaId which alpha
 * @param local what its nearest past states say
 * @param weight with which its signal counts; 0 where it is not active
 */
public record Selection(String foldId, String symbol, long closeMicros, String alphaId, LocalStats local, double weight)
        implements Serializable {

    /**
     * An alpha's realised returns over the neighbours of a state, weighted by their nearness.
     *
     * @param neighbourCount neighbours at which the alpha had a realised return
     * @param pi probability that its next realised return is positive; NaN with too few neighbours
     * @param active passed the relevance test
     * @param mean weighted mean of the realised returns, fraction per horizon; NaN with too few neighbours
     * @param variance weighted variance about that mean; NaN with too few neighbours
     */
    public record LocalStats(int neighbourCount, double pi, boolean active, double mean, double variance)
            implements Serializable {
        /** Too few neighbours. */
        public static LocalStats unknown(int neighbourCount) {
            return new LocalStats(neighbourCount, Double.NaN, false, Double.NaN, Double.NaN);
        }
    }
}
