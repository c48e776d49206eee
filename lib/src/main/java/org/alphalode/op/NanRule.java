package org.alphalode.op;

/** What a missing value does to the result of an operator. */
public enum NanRule {
    /** A NaN in any operand, anywhere in the window, makes the result NaN. */
    PROPAGATE,
    /** NaN where the value now or the value {@code window} bars ago is NaN; those between do not matter. */
    ENDS,
    /** NaN where the condition or the chosen branch is NaN; the other branch does not matter. */
    CHOSEN_BRANCH,
    /** Symbols with a NaN are left out of the cross-section and get NaN. */
    LEFT_OUT
}
