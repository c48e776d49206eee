package org.alphalode.expr;

import org.alphalode.expr.Program.Step;
import org.alphalode.op.Prim;

/** What steps cost, as measured with the Vector API on windows of 21 bars: docs/performance.md. A guide, not a promise. */
final class Costs {
    private Costs() {}

    /** CPU time in nanoseconds a bar and symbol. */
    static double nanos(Program program) {
        return program.steps().stream().mapToDouble(Costs::nanos).sum();
    }

    private static double nanos(Step step) {
        Prim prim = step.prim();
        return switch (prim) {
            case CONSTANT -> 0;
            case ADD, SUB, MUL, MIN, MAX -> 0.2;
            case DIV, MEAN, SUM -> 0.4;
            case FIELD, POW, ABOVE, NOT_BELOW, EQUAL, UNEQUAL, CHOOSE, ROLLING_MIN, ROLLING_MAX, MEAN_STD -> 0.9;
            case SKEW, PRODUCT, SQRT, SIGN -> 1.4;
            case MEAN_STD_SKEW -> 2.0;
            case CORR, SIGNED_SQRT -> 2.2;
            case LOG, LOG1P, EXP, TANH, KURTOSIS, COVARIANCE, ARGMIN, ARGMAX -> 7;
                // these look at every value of the window
            case EMA, SLOPE -> 0.6 * step.window();
            case RANK -> 1.5 * step.window();
                // finding a place takes the logarithm of the window, moving values a share of it
            case QUANTILE -> 8 * Math.log(1 + step.window()) / Math.log(2) + 0.5 * step.window();
            case SECTION_DEMEAN, SECTION_SCALE, SECTION_ZSCORE, SECTION_WINSORIZE, SECTION_NEUTRALIZE -> 15;
            case SECTION_RANK, SECTION_GROUP_NEUTRALIZE -> 30;
        };
    }
}
