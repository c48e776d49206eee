package org.alphalode.jobs.selftest;

/** A kind of market with a known truth. */
enum Control {
    /** No return can be predicted from anything. */
    NOISE,
    /** One formula truly predicts the returns. */
    PLANTED,
    /** Noise with one bar a thousand times too high, judged by every check. */
    CORRUPTED,
    /** The same, judged by the size of the correlation alone. */
    UNGUARDED
}
