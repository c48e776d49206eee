package org.alphalode.kernel;

/**
 * Exact Spearman correlation of many series with one target, ties averaged, pairs with a NaN left out. Holds its memory: nothing is
 * allocated after construction.
 */
public final class RankCorrelation {
    private final double[] target;
    private final int targetCount;
    private final int[] targetOrder;
    /** Twice the rank, which is whole: half the memory to reach into. */
    private final int[] targetRank;

    private final int[] pairRank;
    private final int[] pairOrder;
    private final int[] order;
    private final RankSort sort;

    /** @param target shape [n], at most 2^24 values, copied */
    public RankCorrelation(double[] target) {
        int n = target.length;
        if (n > RankSort.MAX_COUNT) {
            throw new IllegalArgumentException("at most " + RankSort.MAX_COUNT + " values can be ranked: " + n);
        }
        this.target = target.clone();
        this.sort = new RankSort(n);
        this.order = new int[n];
        this.pairOrder = new int[n];
        this.targetOrder = new int[n];
        this.targetRank = new int[n];
        this.pairRank = new int[n];
        this.targetCount = sort.sort(this.target, n, targetOrder);
        rank(targetOrder, targetCount, targetRank);
    }

    /** Correlation with the target; NaN where fewer than two pairs are present or one side is constant. */
    public double with(double[] x) {
        int count = sort.sort(x, target.length, order);
        int pairs = targetCount == target.length ? count : keepPresent(order, count, target, order);
        int[] yRank = targetRank;
        if (pairs < targetCount) {
            rank(pairOrder, keepPresent(targetOrder, targetCount, x, pairOrder), pairRank);
            yRank = pairRank;
        }
        return correlation(yRank, pairs);
    }

    /** Keeps the positions where {@code other} is present; one whose equal before it is gone is no longer marked as equal to it. */
    private static int keepPresent(int[] from, int count, double[] other, int[] to) {
        int kept = 0;
        boolean gone = false;
        for (int i = 0; i < count; i++) {
            boolean tied = from[i] < 0;
            int position = tied ? ~from[i] : from[i];
            gone &= tied;
            if (Double.isNaN(other[position])) {
                gone |= !tied;
            } else {
                to[kept++] = tied && !gone ? ~position : position;
                gone = false;
            }
        }
        return kept;
    }

    /** Writes to each position twice the rank of its value, from 0, ties averaged. */
    private static void rank(int[] order, int count, int[] out) {
        for (int from = 0; from < count; ) {
            int to = endOfTie(order, from, count);
            int rank = from + to - 1;
            out[order[from]] = rank;
            for (int i = from + 1; i < to; i++) {
                out[~order[i]] = rank;
            }
            from = to;
        }
    }

    private static int endOfTie(int[] order, int from, int count) {
        int to = from + 1;
        while (to < count && order[to] < 0) {
            to++;
        }
        return to;
    }

    private double correlation(int[] yRank, int pairs) {
        // twice the mean rank
        int mean = pairs - 1;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int from = 0; from < pairs; ) {
            int to = endOfTie(order, from, pairs);
            double dx = from + to - 1 - mean;
            for (int i = from; i < to; i++) {
                double dy = yRank[i == from ? order[i] : ~order[i]] - mean;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
            from = to;
        }
        return pairs < 2 || xx == 0 || yy == 0 ? Double.NaN : xy / (Math.sqrt(xx) * Math.sqrt(yy));
    }
}
