package org.alphalode.jobs.html;

import java.util.List;
import java.util.stream.DoubleStream;
import org.alphalode.stage.report.SharpeEstimate;

/**
 * Scale of the small interval pictures in a table: one for all rows, zero inside.
 *
 * @param low value at the left border
 * @param high value at the right border
 */
public record Forest(double low, double high) {
    /** Width of a picture in its own units. */
    public static final int WIDTH = 120;

    /** A scale that holds all intervals. */
    public static Forest of(List<SharpeEstimate> estimates) {
        double low = extremes(estimates).min().orElse(0);
        double high = extremes(estimates).max().orElse(0);
        double margin = 0.05 * Math.max(high - low, 1e-9);
        return new Forest(low - margin, high + margin);
    }

    /** Horizontal place of a value. */
    public String x(double value) {
        return Text.number((value - low) / (high - low) * WIDTH, 1).replace("\u2212", "-");
    }

    private static DoubleStream extremes(List<SharpeEstimate> estimates) {
        return DoubleStream.concat(
                DoubleStream.of(0),
                estimates.stream()
                        .filter(e -> e.annual().isDefined())
                        .flatMapToDouble(e -> DoubleStream.of(e.low(), e.high())));
    }
}
