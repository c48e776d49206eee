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
    /** Three results: mean, standard deviation and skewness; the same bits as those of {@link #MEAN_STD} and {@link #SKEW}. */
    MEAN_STD_SKEW,
    CORR,
    ROLLING_MIN,
    ROLLING_MAX,
    EMA,
    SLOPE,
    RANK,
    ARGMIN,
    ARGMAX,
    LOG,
    LOG1P,
    /** Its number bounds the operand. */
    EXP,
    SQRT,
    SIGNED_SQRT,
    TANH,
    SIGN,
    /** Its number is the exponent. */
    POW,
    ABOVE,
    NOT_BELOW,
    EQUAL,
    UNEQUAL,
    /** Condition, value where it is not 0, value where it is. */
    CHOOSE,
    PRODUCT,
    COVARIANCE,
    KURTOSIS,
    /** Its number says which. */
    QUANTILE,
    SECTION_RANK,
    SECTION_ZSCORE,
    SECTION_DEMEAN,
    SECTION_SCALE,
    /** Its number is the limit in standard deviations. */
    SECTION_WINSORIZE,
    SECTION_NEUTRALIZE,
    SECTION_GROUP_NEUTRALIZE;

    /** Whether it looks at all symbols of a bar. */
    public boolean isSection() {
        return compareTo(SECTION_RANK) >= 0;
    }

    /** Whether it is one of the elementary operations on two values of one bar. */
    public boolean isArithmetic() {
        return joins() || this == MIN || this == MAX;
    }

    /** Whether it adds, subtracts, multiplies or divides. */
    public boolean joins() {
        return this == ADD || this == SUB || this == MUL || this == DIV;
    }

    /** Number of results. */
    public int results() {
        return this == MEAN_STD_SKEW ? 3 : this == MEAN_STD ? 2 : 1;
    }

    /** Number of sums that it keeps of a window; 0 where it keeps none. */
    public int sums() {
        return switch (this) {
            case MEAN, SUM, ROLLING_MIN, ROLLING_MAX -> 1;
            case MEAN_STD -> 2;
            case SKEW -> 3;
            case CORR, MEAN_STD_SKEW -> 5;
            default -> 0;
        };
    }
}
