package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity bar by bar with what follows from it.
 *
 * @param points oldest first
 */
public record Curve(List<Point> points) implements Serializable {
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * One bar of the curve.
     *
     * @param closeMicros close of the bar
     * @param equity in the book's currency
     * @param simpleReturn against the step before, as a fraction; NaN once the book has lost everything
     * @param drawdown equity over its highest value so far, minus 1; 0 at a high
     * @param foldId fold whose test window it is in
     */
    public record Point(long closeMicros, double equity, double simpleReturn, double drawdown, String foldId)
            implements Serializable {}

    /** Curve of a book; the equity that the book started with counts as its first high. */
    public static Curve of(Book book) {
        List<Point> points = new ArrayList<>(book.steps().size());
        double before = book.startEquity();
        double high = before;
        for (Book.Step step : book.steps()) {
            double equity = step.equity();
            high = Math.max(high, equity);
            double simpleReturn = before > 0 ? equity / before - 1 : Double.NaN;
            points.add(new Point(step.closeMicros(), equity, simpleReturn, equity / high - 1, step.foldId()));
            before = equity;
        }
        return new Curve(points);
    }
}
