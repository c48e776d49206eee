package org.alphalode.op;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * One argument of an operator.
 *
 * @param name what the documentation calls it
 * @param kind an expression, a window or a number
 * @param min smallest number allowed; of an operand no meaning
 * @param max largest number allowed, before the configured limit of windows
 * @param choices what the miner draws from; empty for an operand
 */
public record Param(String name, Kind kind, double min, double max, List<Double> choices) implements Serializable {
    /** Windows of the miner, S0.9 of the specification. */
    public static final List<Integer> FIBONACCI = List.of(3, 5, 8, 13, 21, 34, 55);

    /** What may stand in an argument's place. */
    public enum Kind {
        /** Any expression. */
        OPERAND,
        /** A whole number of bars. */
        WINDOW,
        /** A constant. */
        NUMBER
    }

    public Param {
        choices = List.copyOf(choices);
        Check.that(min <= max, "%s: range [%s, %s] is empty", name, min, max);
    }

    /** An expression. */
    public static Param operand(String name) {
        return new Param(name, Kind.OPERAND, 0, 0, List.of());
    }

    /** A window of at least {@code min} bars; the miner draws Fibonacci numbers. */
    public static Param window(int min) {
        return new Param(
                "window",
                Kind.WINDOW,
                min,
                Integer.MAX_VALUE,
                FIBONACCI.stream()
                        .filter(w -> w >= min)
                        .map(Integer::doubleValue)
                        .toList());
    }

    /** A constant. */
    public static Param number(String name, double min, double max, Double... choices) {
        return new Param(name, Kind.NUMBER, min, max, List.of(choices));
    }

    /** What is wrong with a number in this argument's place; empty where nothing is. */
    public String fault(double value) {
        if (kind == Kind.WINDOW && value != Math.rint(value)) {
            return name + " must be a whole number of bars: " + value;
        }
        // written so that NaN is refused
        if (!(value >= min && value <= max)) {
            return name + " must be between " + text(min) + " and " + text(max) + ": " + text(value);
        }
        return "";
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
