package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.stat.Moments;
import org.alphalode.stat.Quantiles;

/**
 * Histogram of daily returns with its moments.
 *
 * @param binWidth width of a bin, a fraction; 0 is a border of bins; NaN where there is nothing to show
 * @param firstEdge left border of the first bin
 * @param counts days by bin; a bin holds its left border
 * @param std standard deviation of a day
 * @param skew third standardised moment
 * @param rawKurtosis fourth standardised moment, 3 for a Gaussian
 */
public record Distribution(
        double binWidth, double firstEdge, List<Long> counts, double mean, double std, double skew, double rawKurtosis)
        implements Serializable {
    private static final int MAX_BINS = 60;

    public Distribution {
        counts = List.copyOf(counts);
    }

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
                moments.kurtosis());
    }

    /** Freedman and Diaconis: 2 IQR / n^(1/3), widened where that makes too many bins; NaN where the returns do not vary. */
    private static double binWidth(List<Double> sorted) {
        if (sorted.size() < 2) {
            return Double.NaN;
        }
        double range = sorted.get(sorted.size() - 1) - sorted.get(0);
        double[] returns = sorted.stream().mapToDouble(Double::doubleValue).toArray();
        double iqr = Quantiles.of(returns, 0.75) - Quantiles.of(returns, 0.25);
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
}
