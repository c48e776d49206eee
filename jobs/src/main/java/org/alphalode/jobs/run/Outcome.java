package org.alphalode.jobs.run;

/** How a run ended. */
public enum Outcome {
    /** Its outputs were written. */
    DONE,
    /** Its outputs already stood there, from the same inputs, settings and code. */
    UNCHANGED,
    /** The user asked for something that can not be. */
    REFUSED,
    /** Input data is broken. */
    DATA_FAULT,
    /** The platform or its surroundings failed. */
    FAILED
}
