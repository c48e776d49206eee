package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * The simulated book over all test windows, net of costs.
 *
 * @param startEquity equity before the first step, in the book's currency
 * @param steps one a bar, oldest first
 * @param fills in the order in which they happened
 * @param sharpe out-of-sample Sharpe ratio of the steps
 */
public record Book(double startEquity, List<Step> steps, List<Fill> fills, SharpeEstimate sharpe)
        implements Serializable {
    public Book {
        Check.that(startEquity > 0 && Double.isFinite(startEquity), "a book starts with money: %s", startEquity);
        steps = List.copyOf(steps);
        fills = List.copyOf(fills);
        for (int i = 1; i < steps.size(); i++) {
            long before = steps.get(i - 1).closeMicros();
            long at = steps.get(i).closeMicros();
            Check.that(before < at, "steps of the book are in order of time: %s before %s", before, at);
        }
    }

    /**
     * The book at the close of a bar.
     *
     * @param closeMicros close of the bar, UTC epoch microseconds
     * @param equity in the book's currency, after costs
     * @param traded absolute notional that changed hands in the bar, in the book's currency
     * @param grossExposure sum of absolute positions over equity, 1 = 100 %
     * @param costs paid in the bar
     * @param foldId fold whose test window the bar is in
     */
    public record Step(long closeMicros, double equity, double traded, double grossExposure, Costs costs, String foldId)
            implements Serializable {
        public Step {
            Check.that(Double.isFinite(equity), "equity is known at every step, at %s it is %s", closeMicros, equity);
        }
    }

    /**
     * One fill.
     *
     * @param fillMicros UTC epoch microseconds
     * @param symbol traded
     * @param quantity base units, negative is sold
     * @param price per unit, before costs
     * @param costs paid for it
     * @param positionAfter base units held afterwards
     * @param foldId fold whose test window it is in
     */
    public record Fill(
            long fillMicros,
            String symbol,
            double quantity,
            double price,
            Costs costs,
            double positionAfter,
            String foldId)
            implements Serializable {}
}
