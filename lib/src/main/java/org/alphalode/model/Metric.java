package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * One number about a backtest.
 *
 * @param name snake_case
 * @param scope what it is of: {@code total}, {@code fold:f01}, {@code cluster:...}, {@code symbol:...}
 * @param value NaN where undefined
 * @param unit as in {@code fraction}, {@code quote}, {@code micros}, {@code annual}
 * @param low lower end of the 95 % interval; NaN without one
 * @param high upper end
 * @param reason why the value is undefined; empty where it is not
 */
public record Metric(String name, String scope, double value, String unit, double low, double high, String reason)
        implements Serializable {
    public Metric {
        Check.that(
                Double.isNaN(value) != reason.isEmpty(),
                "%s of %s: a value or a reason, not %s and '%s'",
                name,
                scope,
                value,
                reason);
    }

    /** A defined number without interval. */
    public static Metric of(String name, String scope, double value, String unit) {
        return new Metric(name, scope, value, unit, Double.NaN, Double.NaN, "");
    }

    /** A number that is not defined, and why. */
    public static Metric undefined(String name, String scope, String unit, String reason) {
        return new Metric(name, scope, Double.NaN, unit, Double.NaN, Double.NaN, reason);
    }
}
