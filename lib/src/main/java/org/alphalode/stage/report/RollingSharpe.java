package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.stat.SharpeSample;

/**
 * Sharpe ratio over a trailing window, with its interval.
 *
 * @param windowBars bars in the window
 * @param confidence of the intervals
 * @param points oldest first; empty where the curve is shorter than the window
 */
public record RollingSharpe(int windowBars, double confidence, List<Point> points) implements Serializable {
    private static final double CONFIDENCE = 0.95;
    /** Quantile of the Gaussian at (1 + CONFIDENCE) / 2. */
    private static final double Z = 1.959963984540054;

    public RollingSharpe {
        points = List.copyOf(points);
    }

    /**
     * The ratio of the window that ends at a bar.
     *
     * @param closeMicros close of the bar
     * @param annual Sharpe ratio per year; NaN where the returns of the window do not vary
     * @param low lower end of the 95 % interval (Mertens 2002)
     * @param high upper end
     */
    public record Point(long closeMicros, double annual, double low, double high) implements Serializable {}

    /** Whether no window has a ratio. */
    public boolean isUndefined() {
        return points.stream().allMatch(point -> Double.isNaN(point.annual()));
    }

    /**
     * Rolling ratio at no more than {@code maxPoints} evenly spaced bars, the last bar among them; each window is computed anew.
     *
     * @param barsPerYear annualises
     */
    public static RollingSharpe of(Curve curve, double barsPerYear, int windowBars, int maxPoints) {
        double[] returns =
                curve.points().stream().mapToDouble(Curve.Point::simpleReturn).toArray();
        int windows = Math.max(0, returns.length - windowBars + 1);
        int stride = Math.max(1, Thinning.parts(windows, maxPoints));
        List<Point> points = new ArrayList<>();
        double scale = Math.sqrt(barsPerYear);
        for (int window = Math.floorMod(windows - 1, stride); window < windows; window += stride) {
            int end = window + windowBars;
            SharpeSample sample = SharpeSample.of(Arrays.copyOfRange(returns, window, end));
            double annual = sample.sharpe() * scale;
            double margin = Z * standardError(sample) * scale;
            points.add(new Point(curve.points().get(end - 1).closeMicros(), annual, annual - margin, annual + margin));
        }
        return new RollingSharpe(windowBars, CONFIDENCE, points);
    }

    /** Of a ratio of returns that are neither Gaussian nor autocorrelated (Mertens 2002). */
    private static double standardError(SharpeSample sample) {
        double sharpe = sample.sharpe();
        double spread = 1 - sample.skewness() * sharpe + (sample.kurtosis() - 1) / 4 * sharpe * sharpe;
        return Math.sqrt(spread / (sample.periods() - 1.0));
    }
}
