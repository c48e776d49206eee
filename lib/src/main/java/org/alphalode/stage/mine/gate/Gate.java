package org.alphalode.stage.mine.gate;

import org.alphalode.model.Verdict;

/**
 * One named check that a formula must pass. Whatever is not a number does not pass.
 *
 * @param name key in configuration
 * @param verdict what a formula that it stops is called
 * @param phase when it can be asked
 * @param standard its threshold where none is configured; NaN where it is then off
 * @param meaning of the threshold
 * @param check whether a candidate passes
 */
public record Gate(String name, Verdict verdict, Phase phase, double standard, String meaning, Check check) {
    /** When a gate can be asked; each phase sees only who passed the one before. */
    public enum Phase {
        /** Of the values alone. */
        VALIDITY,
        /** Of the training window, once all trials of the fold are counted. */
        TRAIN,
        /** Of the validation window. */
        VALIDATION
    }

    /** Whether a candidate passes at a threshold. */
    @FunctionalInterface
    interface Check {
        boolean passes(Candidate candidate, double threshold);
    }
}
