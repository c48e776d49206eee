package org.alphalode.stage.report;

import java.io.Serializable;

/**
 * One number of the report with its unit and its scope.
 *
 * @param name snake_case
 * @param scope {@code run}, {@code fold:f02}, {@code cluster:volatility_breakout}
 * @param unit of the figure and its interval
 * @param figure the number
 * @param low lower end of its interval; NaN where it has none
 * @param high upper end
 * @param confidence of the interval; NaN where it has none
 * @param trials that a Sharpe ratio was picked from; 0 for anything else
 */
public record Metric(
        String name, String scope, Unit unit, Figure figure, double low, double high, double confidence, long trials)
        implements Serializable {
    /** What a number counts. */
    public enum Unit {
        /** 0.01 = 1 %. */
        FRACTION,
        /** Currency of the book. */
        MONEY,
        /** A pure number. */
        RATIO,
        /** How many. */
        COUNT
    }

    static Metric of(String name, String scope, Unit unit, Figure figure) {
        return new Metric(name, scope, unit, figure, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    static Metric sharpe(String scope, SharpeEstimate sharpe) {
        return new Metric(
                "sharpe",
                scope,
                Unit.RATIO,
                sharpe.annual(),
                sharpe.low(),
                sharpe.high(),
                sharpe.confidence(),
                sharpe.trials());
    }

    static Metric deflatedSharpe(String scope, SharpeEstimate sharpe) {
        return new Metric(
                "deflated_sharpe",
                scope,
                Unit.FRACTION,
                sharpe.deflated(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                sharpe.trials());
    }
}
