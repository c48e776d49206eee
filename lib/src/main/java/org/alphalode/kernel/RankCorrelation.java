package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Exact Spearman correlation of many series with one target, ties averaged, pairs with a NaN left out. Holds its memory: nothing is
 * allocated after construction.
 */
public final class RankCorrelation {
    private final double[] target;
    private final int targetCount;
    private final int[] targetOrder;
    private final double[] targetRank;
    private final double[] pairRank;
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
        this.targetRank = new double[n];
        this.pairRank = new double[n];
        this.targetCount = sort.sort(this.target, n, targetOrder);
        Arrays.fill(targetRank, Double.NaN);
        rank(this.target, targetOrder, targetCount, targetRank);
    }

    /** Correlation with the target; NaN where fewer than two pairs are present or one side is constant. */
    public double with(double[] x) {
        int count = sort.sort(x, target.length, order);
        double[] yRank = targetRank;
        int pairs = keepPresent(order, count, target, order);
        if (pairs < targetCount) {
            pairs = keepPresent(targetOrder, targetCount, x, pairOrder);
            rank(target, pairOrder, pairs, pairRank);
            yRank = pairRank;
        }
        return correlation(x, yRank, pairs);
    }

    private static int keepPresent(int[] from, int count, double[] other, int[] to) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(other[from[i]])) {
                to[kept++] = from[i];
            }
        }
        return kept;
    }

    /** Writes to each position the rank of its value, from 0, ties averaged. */
    private static void rank(double[] x, int[] order, int count, double[] out) {
        for (int from = 0; from < count; ) {
            int to = endOfTie(x, order, from, count);
            for (int i = from; i < to; i++) {
                out[order[i]] = (from + to - 1) * 0.5;
            }
            from = to;
        }
    }

    private static int endOfTie(double[] x, int[] order, int from, int count) {
        double v = x[order[from]];
        int to = from + 1;
        while (to < count && x[order[to]] == v) {
            to++;
        }
        return to;
    }

    private double correlation(double[] x, double[] yRank, int pairs) {
        double mean = (pairs - 1) * 0.5;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int from = 0; from < pairs; ) {
            int to = endOfTie(x, order, from, pairs);
            double dx = (from + to - 1) * 0.5 - mean;
            for (int i = from; i < to; i++) {
                double dy = yRank[order[i]] - mean;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
            from = to;
        }
        return pairs < 2 || xx == 0 || yy == 0 ? Double.NaN : xy / (Math.sqrt(xx) * Math.sqrt(yy));
    }
}
