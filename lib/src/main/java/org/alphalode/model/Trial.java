package org.alphalode.model;

import java.io.Serializable;

/**
 * A formula that was scored, whatever came of it.
 *
 * @param formulaId 128-bit id of the canonical form, hex
 * @param formula canonical text
 * @param foldId fold in whose training window it was scored
 * @param horizonBars forward return in bars
 * @param train statistics on the training window
 * @param validation statistics on the validation window; {@link IcStats#NONE} where it died before
 * @param qValue p-value adjusted for all trials of the fold (Benjamini-Yekutieli); NaN where invalid
 * @param verdict what became of it
 */
public record Trial(
        String formulaId,
        String formula,
        String foldId,
        int horizonBars,
        IcStats train,
        IcStats validation,
        double qValue,
        Verdict verdict)
        implements Serializable {}
