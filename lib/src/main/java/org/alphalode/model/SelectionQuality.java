package org.alphalode.model;

import java.io.Serializable;

/**
 * How well the relevance model foretold outcomes on the validation window, against its baseline. Where it is not better, the alphas
 * of the cluster count equally in the test window.
 *
 * @param foldId fold
 * @param symbol symbol
 * @param cluster cluster of the alphas
 * @param outcomes pairs of probability and outcome
 * @param logLoss mean log loss of the model, natural log; NaN without outcomes
 * @param baseLogLoss that of each alpha's base rate in the training window
 * @param fallback the model does not beat the baseline
 */
public record SelectionQuality(
        String foldId,
        String symbol,
        Cluster cluster,
        int outcomes,
        double logLoss,
        double baseLogLoss,
        boolean fallback)
        implements Serializable {}
