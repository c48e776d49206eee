package org.alphalode.model;

import java.io.Serializable;

/**
 * How many trials the significance of a fold's alphas was judged against.
 *
 * @param foldId the fold
 * @param trials all of the ledger; the false-discovery control counts these
 * @param meanSquaredCorrelation of the values of two candidates, over a sample of those that could be judged; NaN below two
 * @param effective independent trials that all of them amount to at that correlation (Bretherton and others 1999); NaN where unknown
 */
public record FoldTrials(String foldId, long trials, double meanSquaredCorrelation, double effective)
        implements Serializable {}
