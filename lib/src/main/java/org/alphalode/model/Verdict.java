package org.alphalode.model;

/** Why a tried formula lives or died, in the order of the gates. */
public enum Verdict {
    /** Too few values, too little variation or too few distinct values. */
    INVALID,
    /** Same values as a formula tried before it. */
    DUPLICATE,
    /** |IC| below the threshold on the training window. */
    WEAK_IC,
    /** Its confidence bound lies below the best candidates, and no more than these come before the gates. */
    OUTRANKED,
    /** Edge carried by a few bars: gone when the largest targets are masked. */
    FEW_BARS,
    /** Not significant after false-discovery control over all trials. */
    FALSE_DISCOVERY,
    /** Earns less on the training window than the configured cost of trading it. */
    TOO_COSTLY,
    /** Trades too little of its book in a day, or too much. */
    TURNOVER,
    /** Its book lies in too few symbols. */
    CONCENTRATED,
    /** Other sign, or not significant, on the validation window. */
    NOT_CONFIRMED,
    /** Its values up to a moment change with what comes after it. */
    LOOK_AHEAD,
    /** Too correlated with a better accepted alpha. */
    REDUNDANT,
    /** Passed every gate, but better ones filled the pool. */
    POOL_FULL,
    ACCEPTED
}
