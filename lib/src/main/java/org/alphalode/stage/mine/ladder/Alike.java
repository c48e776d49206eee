package org.alphalode.stage.mine.ladder;

/**
 * Whether two formulas give the same signal: for each symbol the values of one are a multiple of the other's plus a constant, with one
 * sign for all symbols. Where one is missing, both are.
 */
public final class Alike {
    /** Relative to the deviation: rounding of two ways to compute the same. */
    private static final double SAME = 1e-9;

    private Alike() {}

    /**
     * Compares value by value.
     *
     * @param x shape [symbol][bar], not modified
     * @param y the same shape, not modified
     */
    public static boolean are(double[][] x, double[][] y) {
        double sign = 0;
        for (int s = 0; s < x.length; s++) {
            double slope = slope(x[s], y[s]);
            if (Double.isNaN(slope) || slope * sign < 0) {
                return false;
            }
            sign = slope == 0 ? sign : slope;
        }
        return true;
    }

    /** What x is multiplied by to give y, 0 where both are constant; NaN where they are not alike. */
    private static double slope(double[] x, double[] y) {
        long n = 0;
        double sumX = 0;
        double sumY = 0;
        for (int t = 0; t < x.length; t++) {
            if (Double.isNaN(x[t]) != Double.isNaN(y[t])) {
                return Double.NaN;
            }
            if (!Double.isNaN(x[t])) {
                n++;
                sumX += x[t];
                sumY += y[t];
            }
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int t = 0; t < x.length; t++) {
            if (!Double.isNaN(x[t])) {
                double dx = x[t] - sumX / n;
                double dy = y[t] - sumY / n;
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
            }
        }
        if (xx == 0 || yy == 0) {
            return xx == yy ? 0 : Double.NaN;
        }
        double slope = xy / xx;
        double limit = SAME * Math.sqrt(yy / n);
        for (int t = 0; t < x.length; t++) {
            double rest = (y[t] - sumY / n) - slope * (x[t] - sumX / n);
            if (Math.abs(rest) > limit) {
                return Double.NaN;
            }
        }
        return slope;
    }
}
