package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.stat.StationaryBootstrap;

/**
 * The Sharpe ratio that the same positions would have had with more or less money: only the own impact changes, with the square root of
 * the size (Almgren, Thum, Hauptmann and Li 2005; Grinold and Kahn 1999), so a bar's return moves by its impact over the equity times
 * 1 - sqrt(multiple).
 */
public final class Capacity {
    private static final List<Double> MULTIPLES = List.of(0.01, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 1_000.0);

    private Capacity() {}

    /**
     * Sharpe ratio by capital, smallest first; empty where no impact was paid, so that nothing limits the size.
     *
     * @param barsPerYear of the market's calendar
     * @param bootstrap behind the intervals
     */
    public static List<Extras.CapacityPoint> curve(Book book, double barsPerYear, StationaryBootstrap bootstrap) {
        double[] returns = new double[book.steps().size()];
        double[] impacts = new double[returns.length];
        double before = book.startEquity();
        boolean any = false;
        for (int t = 0; t < returns.length; t++) {
            Book.Step step = book.steps().get(t);
            if (before <= 0) {
                return List.of();
            }
            returns[t] = step.equity() / before - 1;
            impacts[t] = step.costs().impact() / before;
            any |= impacts[t] > 0;
            before = step.equity();
        }
        List<Extras.CapacityPoint> points = new ArrayList<>();
        for (double multiple : any ? MULTIPLES : List.<Double>of()) {
            double[] scaled = new double[returns.length];
            for (int t = 0; t < scaled.length; t++) {
                scaled[t] = returns[t] + impacts[t] * (1 - Math.sqrt(multiple));
            }
            points.add(new Extras.CapacityPoint(
                    multiple * book.startEquity(),
                    SharpeEstimate.of(
                            scaled, barsPerYear, bootstrap, book.sharpe().trials())));
        }
        return points;
    }
}
