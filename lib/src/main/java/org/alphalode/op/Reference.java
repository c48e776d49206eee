package org.alphalode.op;

/** The slow and obvious definition of an operator: what the fast kernel is tested against. */
public sealed interface Reference {

    /** Of the operands' windows at one bar of one symbol; holds no NaN where the rule is {@link NanRule#PROPAGATE}. */
    record OverTime(TimeFunction function) implements Reference {}

    /** Of all symbols at one bar. */
    record AcrossSymbols(SectionFunction function) implements Reference {}

    /** A value from windows. */
    @FunctionalInterface
    interface TimeFunction {
        /**
         * @param windows of each operand the values that it reaches back to, oldest first, the current one last
         * @param numbers the constant arguments that are not windows
         */
        double of(double[][] windows, double[] numbers);
    }

    /** Values of all symbols from values of all symbols. */
    @FunctionalInterface
    interface SectionFunction {
        /**
         * @param operands shape [operand][symbol], no NaN: symbols with one are left out by the caller
         * @param numbers the constant arguments
         * @return one value a symbol
         */
        double[] of(double[][] operands, double[] numbers);
    }
}
