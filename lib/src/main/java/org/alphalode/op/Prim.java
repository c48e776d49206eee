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

    /** Number of sums that it keeps of a window; 0 where it keeps none. */
    public int sums() {
        return switch (this) {
            case MEAN, SUM, ROLLING_MIN, ROLLING_MAX -> 1;
            case MEAN_STD -> 2;
            case SKEW -> 3;
            case CORR -> 5;
            default -> 0;
        };
    }
}
