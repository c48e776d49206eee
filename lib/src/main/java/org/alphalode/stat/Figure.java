package org.alphalode.stat;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * A number, or why there is none.
 *
 * @param value the number; NaN where undefined
 * @param undefinedBecause the reason in a few words; empty exactly where {@code value} is a number
 */
public record Figure(double value, String undefinedBecause) implements Serializable {
    public Figure {
        Check.that(!Double.isInfinite(value), "a figure is finite or undefined: %s", value);
        Check.that(
                Double.isNaN(value) != undefinedBecause.isEmpty(),
                "an undefined figure has a reason and a defined one has none: %s '%s'",
                value,
                undefinedBecause);
    }

    /** A defined number. */
    public static Figure of(double value) {
        return new Figure(value, "");
    }

    /** No number, for a reason. */
    public static Figure undefined(String because) {
        return new Figure(Double.NaN, because);
    }

    /** {@code value} where it is finite, else undefined for the reason given. */
    public static Figure orElse(double value, String because) {
        return Double.isFinite(value) ? of(value) : undefined(because);
    }

    public boolean isDefined() {
        return !Double.isNaN(value);
    }
}
