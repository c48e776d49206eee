package org.alphalode.expr;

import java.io.Serializable;

/**
 * What correlation needs of pairs (x, y); parts of a sample merge to the whole.
 *
 * @param n pairs where both are present
 * @param meanX mean of x
 * @param meanY mean of y
 * @param xx sum of squared deviations of x
 * @param yy sum of squared deviations of y
 * @param xy sum of products of deviations
 */
public record PairMoments(long n, double meanX, double meanY, double xx, double yy, double xy) implements Serializable {
    /** Of no pairs. */
    public static final PairMoments NONE = new PairMoments(0, 0, 0, 0, 0, 0);

    /** Moments of both samples together. Merge parts in a fixed order: the last bits depend on it. */
    public PairMoments with(PairMoments other) {
        double[] both = {n, meanX, meanY, xx, yy, xy};
        IcMoments.merge(both, 0, new double[] {other.n, other.meanX, other.meanY, other.xx, other.yy, other.xy}, 0);
        return IcMoments.pairs(both, 0);
    }

    /** Pearson correlation; NaN for fewer than two pairs or where x or y is constant. */
    public double pearson() {
        double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
        return n < 2 || xx <= 0 || yy <= 0 ? Double.NaN : Math.max(-1, Math.min(1, r));
    }
}
