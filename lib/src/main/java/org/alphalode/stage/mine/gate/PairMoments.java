package org.alphalode.stage.mine.gate;

/**
 * Means of the pairs of value and target of one symbol, and sums of squares about them, summed in order of time; a pair of which one
 * side is missing is none.
 *
 * @param count of pairs
 * @param meanValue NaN of no pair
 * @param meanTarget NaN of no pair
 * @param vv sum of squares of the values about their mean
 * @param yy sum of squares of the targets about theirs
 * @param vy sum of the products
 */
record PairMoments(long count, double meanValue, double meanTarget, double vv, double yy, double vy) {
    /** A symbol whose deviation over root mean square is below this does not vary: rounding alone gives as much. */
    private static final double FLAT = 1e-12;

    /**
     * Moments of all pairs, and of those that are left where more targets are missing.
     *
     * @param all of the symbol
     * @param left of the pairs whose target is not masked
     */
    record Both(PairMoments all, PairMoments left) {}

    /**
     * Moments over the bars {@code [from, to)}. The sums go side by side, so that additions need not wait for each other.
     *
     * @param targets finite or NaN
     * @param masked the targets or NaN
     */
    static Both of(double[] values, double[] targets, double[] masked, int from, int to) {
        long missing = 0;
        long missingLeft = 0;
        double sumV = 0;
        double sumY = 0;
        double sumVLeft = 0;
        double sumYLeft = 0;
        for (int t = from; t < to; t++) {
            double v = values[t];
            double y = targets[t];
            if (Double.isNaN(v + y)) {
                missing++;
                continue;
            }
            sumV += v;
            sumY += y;
            if (Double.isNaN(masked[t])) {
                missingLeft++;
                continue;
            }
            sumVLeft += v;
            sumYLeft += y;
        }
        long n = to - from - missing;
        long nLeft = n - missingLeft;
        double meanV = sumV / n;
        double meanY = sumY / n;
        double meanVLeft = sumVLeft / nLeft;
        double meanYLeft = sumYLeft / nLeft;
        double vv = 0;
        double yy = 0;
        double vy = 0;
        double vvLeft = 0;
        double yyLeft = 0;
        double vyLeft = 0;
        for (int t = from; t < to; t++) {
            double v = values[t] - meanV;
            double y = targets[t] - meanY;
            double product = v * y;
            if (!Double.isNaN(product)) {
                vv += v * v;
                yy += y * y;
                vy += product;
            }
            double vLeft = values[t] - meanVLeft;
            double yLeft = masked[t] - meanYLeft;
            double productLeft = vLeft * yLeft;
            if (!Double.isNaN(productLeft)) {
                vvLeft += vLeft * vLeft;
                yyLeft += yLeft * yLeft;
                vyLeft += productLeft;
            }
        }
        return new Both(
                new PairMoments(n, meanV, meanY, vv, yy, vy),
                new PairMoments(nLeft, meanVLeft, meanYLeft, vvLeft, yyLeft, vyLeft));
    }

    /** Deviation of the values over their root mean square. */
    double relativeDeviation() {
        return deviation() / Math.sqrt(meanValue * meanValue + vv / count);
    }

    /** Whether both sides vary. */
    boolean vary() {
        return relativeDeviation() > FLAT && yy > 0 && Double.isFinite(vv);
    }

    /** Deviation of the values, divided by their count. */
    double deviation() {
        return Math.sqrt(vv / count);
    }

    /** Deviation of the targets, divided by their count. */
    double targetDeviation() {
        return Math.sqrt(yy / count);
    }

    /** Pearson's. */
    double correlation() {
        return vy / (Math.sqrt(vv) * Math.sqrt(yy));
    }
}
