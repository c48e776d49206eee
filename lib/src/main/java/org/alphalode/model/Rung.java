package org.alphalode.model;

/** How far a tried formula came. */
public enum Rung {
    /** Scored on the probe blocks of the training window. */
    PROBE,
    /** Scored on the sampled blocks. */
    SAMPLE,
    /** Scored on the full training window, by its moments. */
    FULL,
    /** Came before the gates. */
    JUDGED
}
