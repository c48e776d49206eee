package org.alphalode.stage.select;

/** Probability that an alpha's next realised return is positive, given what the neighbours of the current state tell (S0.32). */
interface RelevanceModel {
    /** Between 0 and 1; NaN where the neighbours do not tell. */
    double probability(LocalReturns local);
}
