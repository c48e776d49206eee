package org.alphalode.op;

/** What the evaluator can do in one step. */
public enum Prim {
    /** A column of the panel. */
    FIELD,
    /** A number in every row. */
    CONSTANT,
    ADD,
    SUB,
    MUL,
    DIV,
    MIN,
    MAX,
    MEAN,
    SUM,
    /** Two results: mean and standard deviation. */
    MEAN_STD,
    SKEW,
    CORR,
    ROLLING_MIN,
    ROLLING_MAX,
    EMA,
    SLOPE,
    RANK,
    ARGMIN,
    ARGMAX,
    /** The slow definition of an operator, value by value. */
    REFERENCE,
    /** The slow definition of an operator across symbols, row by row. */
    SECTION;

    /** Number of results. */
    public int results() {
        return this == MEAN_STD ? 2 : 1;
    }
}
