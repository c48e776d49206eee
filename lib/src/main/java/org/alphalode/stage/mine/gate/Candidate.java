package org.alphalode.stage.mine.gate;

import org.alphalode.model.IcStats;

/**
 * A formula before the gates.
 *
 * @param scored what it showed on the training window
 * @param qValue adjusted for all trials of the fold; NaN before it is known
 * @param validation {@link IcStats#NONE} before it is looked at
 */
record Candidate(Scored scored, double qValue, IcStats validation) {
    Candidate withQValue(double q) {
        return new Candidate(scored, q, validation);
    }

    Candidate withValidation(IcStats stats) {
        return new Candidate(scored, qValue, stats);
    }

    boolean sameSignInValidation() {
        return scored.train().pearsonIc() * validation.neweyWestT() > 0
                && scored.train().pearsonIc() * validation.pearsonIc() > 0;
    }
}
