package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A UTC day of the book. A bar that closes at midnight belongs to the day that it ends.
 *
 * @param epochDay days since 1970-01-01
 * @param equity at the day's last bar
 * @param simpleReturn against the last bar of the day before, as a fraction; NaN once the book has lost everything
 * @param turnover absolute notional traded over the equity at the start of the day; NaN once the book has lost everything
 * @param meanExposure mean gross exposure of its bars, 1 = 100 %
 * @param costs paid in the day
 */
public record Day(long epochDay, double equity, double simpleReturn, double turnover, double meanExposure, Costs costs)
        implements Serializable {
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Days of a book, oldest first; a day without a bar is not there. */
    public static List<Day> of(Book book) {
        List<Day> days = new ArrayList<>();
        List<Book.Step> steps = book.steps();
        double before = book.startEquity();
        int from = 0;
        for (int to = 1; to <= steps.size(); to++) {
            if (to == steps.size() || epochDay(steps.get(to)) != epochDay(steps.get(from))) {
                Day day = of(before, steps.subList(from, to));
                days.add(day);
                before = day.equity();
                from = to;
            }
        }
        return days;
    }

    private static Day of(double before, List<Book.Step> steps) {
        double traded = 0;
        double exposure = 0;
        Costs costs = Costs.NONE;
        for (Book.Step step : steps) {
            traded += step.traded();
            exposure += step.grossExposure();
            costs = costs.plus(step.costs());
        }
        double equity = steps.get(steps.size() - 1).equity();
        return new Day(
                epochDay(steps.get(0)),
                equity,
                before > 0 ? equity / before - 1 : Double.NaN,
                before > 0 ? traded / before : Double.NaN,
                exposure / steps.size(),
                costs);
    }

    private static long epochDay(Book.Step step) {
        return epochDay(step.closeMicros());
    }

    /** Days since 1970-01-01 of a bar. */
    static long epochDay(long closeMicros) {
        return Math.floorDiv(closeMicros - 1, DAY_MICROS);
    }
}
