package org.alphalode.stage.mine.gate;

import org.alphalode.model.Verdict;

/**
 * One named check that a formula must pass. Whatever is not a number does not pass.
 *
 * @param name key in configuration
 * @param verdict what a formula that it stops is called
 * @param phase when it can be asked
 * @param meaning of the threshold
 * @param passes whether a candidate passes
 */
public record Gate(String name, Verdict verdict, Phase phase, String meaning, Passes passes) {
    /** When a check can be asked; each phase sees only who passed the one before. */
    public enum Phase {
        /** Of the values alone. */
        VALIDITY,
        /** Of the training window, once all trials of the fold are counted. */
        TRAIN,
        /** Of the book that the candidate would hold in the training window. */
        BOOK,
        /** Of the validation window. */
        VALIDATION,
        /** Of the formula's own rows. */
        CERTIFICATE,
        /** Of the better candidates. */
        POOL
    }

    /** Whether a candidate passes at a threshold. */
    @FunctionalInterface
    interface Passes {
        boolean at(Candidate candidate, double threshold);
    }
}
