package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.stat.Figure;

/**
 * A fold with what the book says about its test window.
 *
 * @param outcome as given
 * @param totalReturn net, as a fraction
 * @param maxDrawdown negative fraction, from highs inside the window
 * @param turnoverPerDay mean over its days of traded notional over equity
 * @param costs paid in it
 */
public record FoldResult(
        FoldOutcome outcome, Figure totalReturn, Figure maxDrawdown, Figure turnoverPerDay, Costs costs)
        implements Serializable {
    private static final String NO_BARS = "no bar of the book lies in the fold's test window";

    /** Results of the folds, in their order. */
    public static List<FoldResult> of(List<FoldOutcome> folds, Book book) {
        return folds.stream().map(fold -> of(fold, book)).toList();
    }

    private static FoldResult of(FoldOutcome outcome, Book book) {
        List<Book.Step> steps = new ArrayList<>();
        double before = book.startEquity();
        Costs costs = Costs.NONE;
        for (Book.Step step : book.steps()) {
            if (step.foldId().equals(outcome.fold().id())) {
                steps.add(step);
                costs = costs.plus(step.costs());
            } else if (steps.isEmpty()) {
                before = step.equity();
            }
        }
        if (steps.isEmpty() || before <= 0) {
            Figure none = Figure.undefined(steps.isEmpty() ? NO_BARS : "the book had lost everything before");
            return new FoldResult(outcome, none, none, none, costs);
        }
        Book part = new Book(before, steps, List.of(), outcome.sharpe());
        double lowest = Curve.of(part).points().stream()
                .mapToDouble(Curve.Point::drawdown)
                .min()
                .orElse(Double.NaN);
        double turnover =
                Day.of(part).stream().mapToDouble(Day::turnover).average().orElse(Double.NaN);
        return new FoldResult(
                outcome,
                Figure.of(steps.get(steps.size() - 1).equity() / before - 1),
                Figure.of(lowest),
                Figure.orElse(turnover, "the book lost everything"),
                costs);
    }
}
