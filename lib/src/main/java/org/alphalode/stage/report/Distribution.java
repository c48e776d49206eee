package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Moments;

/**
 * Histogram of daily returns with its moments and its left tail.
 *
 * @param binWidth width of a bin, a fraction; 0 is a border of bins; NaN where there is nothing to show
 * @param firstEdge left border of the first bin
 * @param counts days by bin; a bin holds its left border
 * @param std standard deviation of a day
 * @param skew third standardised moment
 * @param rawKurtosis fourth standardised moment, 3 for a Gaussian
 * @param tail loss at the edge of the left tail and beyond it
 */
public record Distribution(
        double binWidth,
        double firstEdge,
        List<Long> counts,
        double mean,
        double std,
        double skew,
        double rawKurtosis,
        Tail tail)
        implements Serializable {
    private static final int MAX_BINS = 60;
    private static final double TAIL_SHARE = 0.05;
    private static final int FEWEST_DAYS = 20;

    public Distribution {
        counts = List.copyOf(counts);
    }

    /**
     * The left tail, historical.
     *
     * @param valueAtRisk return of a day that 5 % of the days fall short of
     * @param expectedShortfall mean return of the days at or below it
     */
    public record Tail(Figure valueAtRisk, Figure expectedShortfall) implements Serializable {}

    /** Distribution of the days' returns; days without a return are left out. */
    public static Distribution of(List<Day> days) {
        List<Double> returns = days.stream()
                .map(Day::simpleReturn)
                .filter(r -> !r.isNaN())
                .sorted()
                .toList();
        Moments moments =
                Moments.of(returns.stream().mapToDouble(Double::doubleValue).toArray());
        double width = binWidth(returns);
        double firstEdge = Double.isNaN(width) ? Double.NaN : Math.floor(returns.get(0) / width) * width;
        return new Distribution(
                width,
                firstEdge,
                counts(returns, width),
                moments.mean(),
                moments.deviation(),
                moments.skewness(),
                moments.kurtosis(),
                tail(returns));
    }

    /** Freedman and Diaconis: 2 IQR / n^(1/3), widened where that makes too many bins; NaN where the returns do not vary. */
    private static double binWidth(List<Double> sorted) {
        if (sorted.size() < 2) {
            return Double.NaN;
        }
        double range = sorted.get(sorted.size() - 1) - sorted.get(0);
        double iqr = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double width = Math.max(2 * iqr / Math.cbrt(sorted.size()), range / (MAX_BINS - 2));
        return width > 0 ? width : Double.NaN;
    }

    private static List<Long> counts(List<Double> sorted, double width) {
        if (Double.isNaN(width)) {
            return List.of();
        }
        double first = Math.floor(sorted.get(0) / width);
        int bins = (int) (Math.floor(sorted.get(sorted.size() - 1) / width) - first) + 1;
        List<Long> counts = new ArrayList<>(Collections.nCopies(bins, 0L));
        for (double value : sorted) {
            int bin = (int) (Math.floor(value / width) - first);
            counts.set(bin, counts.get(bin) + 1);
        }
        return counts;
    }

    private static Tail tail(List<Double> sorted) {
        if (sorted.size() < FEWEST_DAYS) {
            Figure none = Figure.undefined("fewer than " + FEWEST_DAYS + " days");
            return new Tail(none, none);
        }
        double valueAtRisk = quantile(sorted, TAIL_SHARE);
        double shortfall = sorted.stream()
                .mapToDouble(Double::doubleValue)
                .filter(r -> r <= valueAtRisk)
                .average()
                .orElse(Double.NaN);
        return new Tail(Figure.of(valueAtRisk), Figure.of(shortfall));
    }

    /** Linear between order statistics: position (n - 1) p. */
    private static double quantile(List<Double> sorted, double p) {
        double position = (sorted.size() - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
