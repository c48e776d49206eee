package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Exact Spearman correlation of many series with one target, ties averaged, pairs with a NaN left out. Holds its memory: nothing is
 * allocated after construction.
 *
 * <p>The target is sorted once. The place of a value's partner in that order travels with the value through its sort, so that the
 * sorted series is a list of the target's ranks. Ranks are counted from the mean rank and doubled, which makes them whole; sums are
 * exact up to two million values.
 */
public final class RankCorrelation {
    /** So many products of doubled ranks fit into a long, and their words into the first-level cache. */
    private static final int EXACT_RUN = 1024;

    private final int n;
    private final RankSort sort;
    /** [position]: place in the order of the target, negative where the target is NaN. */
    private final int[] place;
    /** [place]: position. */
    private final int[] position;
    /** [place]: doubled rank in the whole target. */
    private final int[] wholeRank;

    private final int targetCount;
    /** [place]: doubled rank among the pairs that are present. */
    private final int[] pairRank;
    /** Bit of each place whose partner is missing. */
    private final long[] missing;
    /** [word of missing]: missing partners before it. */
    private final int[] missingBefore;

    private final int[] alike;

    private double wholeSquares;
    private boolean targetTied;
    private double products;
    private double tiedSquares;

    /** @param target shape [n], at most 2^24 values, copied */
    public RankCorrelation(double[] target) {
        this.n = target.length;
        if (n > RankSort.MAX_COUNT) {
            throw new IllegalArgumentException("at most " + RankSort.MAX_COUNT + " values can be ranked: " + n);
        }
        this.sort = new RankSort(n);
        this.place = new int[n];
        this.position = new int[n];
        this.wholeRank = new int[n];
        this.pairRank = new int[n];
        this.missing = new long[(n + Long.SIZE - 1) / Long.SIZE];
        this.missingBefore = new int[missing.length];
        this.alike = new int[n];
        Arrays.setAll(position, i -> i);
        this.targetCount = sort.sort(target, position);
        order(target);
        Arrays.fill(place, -1);
        for (int k = 0; k < targetCount; k++) {
            place[position[k]] = k;
        }
    }

    /** Correlation with the target; NaN where fewer than two pairs are present or one side is constant. */
    public double with(double[] x) {
        if (x.length != n) {
            throw new IllegalArgumentException("the target has " + n + " values, not " + x.length);
        }
        int pairs = sort.sort(x, place);
        boolean holes = pairs < targetCount;
        if (holes) {
            markMissing(pairs);
        }
        double yy = !holes ? wholeSquares : targetTied ? rankPairs(pairs) : squares(pairs);
        accumulate(x, pairs);
        if (holes) {
            Arrays.fill(missing, 0);
        }
        double xx = squares(pairs) - tiedSquares;
        return pairs < 2 || xx == 0 || yy == 0 ? Double.NaN : products / (Math.sqrt(xx) * Math.sqrt(yy));
    }

    /** Writes the target's order and its ranks. */
    private void order(double[] target) {
        long[] words = sort.words();
        double ties = 0;
        for (int from = 0; from < targetCount; ) {
            int to = endOfKey(words, from, targetCount);
            for (int i = from; i < to; i++) {
                position[i] = sort.tag(words[i]);
            }
            sortByValue(target, position, from, to);
            for (int tie = from; tie < to; ) {
                int end = endOfTie(target, position, tie, to);
                Arrays.fill(wholeRank, tie, end, tie + end - targetCount);
                ties += squares(end - tie);
                tie = end;
            }
            from = to;
        }
        targetTied = ties > 0;
        wholeSquares = squares(targetCount) - ties;
    }

    private void markMissing(int pairs) {
        for (int i = 0; i < n - pairs; i++) {
            int at = place[sort.leftOut()[i]];
            if (at >= 0) {
                missing[at >> 6] |= 1L << at;
            }
        }
        int before = 0;
        for (int word = 0; word < missing.length; word++) {
            missingBefore[word] = before;
            before += Long.bitCount(missing[word]);
        }
    }

    /** Ranks a target that has ties among the pairs that are present; the sum of the ranks' squares. */
    private double rankPairs(int pairs) {
        double ties = 0;
        int before = 0;
        for (int from = 0; from < targetCount; ) {
            int to = from;
            int present = 0;
            do {
                present += (int) (~missing[to >> 6] >>> to) & 1;
                to++;
            } while (to < targetCount && wholeRank[to] == wholeRank[from]);
            for (int k = from; k < to; k++) {
                pairRank[k] = 2 * before + present - pairs;
            }
            ties += squares(present);
            before += present;
            from = to;
        }
        return squares(pairs) - ties;
    }

    /** Sums the products of the ranks, and what ties of x take from the squares of its ranks. */
    private void accumulate(double[] x, int pairs) {
        long[] words = sort.words();
        products = 0;
        tiedSquares = 0;
        for (int from = 0; from < pairs; ) {
            int to = Math.min(pairs, from + EXACT_RUN);
            int end = from;
            while (end < to && (end + 1 == pairs || !sort.sameKey(words[end], words[end + 1]))) {
                end++;
            }
            if (targetTied) {
                products += rankProducts(words, pairs == targetCount ? wholeRank : pairRank, from, end, pairs);
            } else if (pairs == targetCount) {
                products += placeProducts(words, from, end, pairs);
            } else {
                products += presentProducts(words, from, end, pairs);
            }
            from = end < to ? accumulateOneKey(x, end, pairs) : end;
        }
    }

    /** Where the target has no ties and no pair is missing: the rank follows from the place. */
    private long placeProducts(long[] words, int from, int to, int pairs) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (long) (2 * i + 1 - pairs) * (2 * sort.tag(words[i]) + 1 - pairs);
        }
        return sum;
    }

    /** Where the target has no ties: from the place among those that are present. */
    private long presentProducts(long[] words, int from, int to, int pairs) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (long) (2 * i + 1 - pairs) * (2 * presentPlace(sort.tag(words[i])) + 1 - pairs);
        }
        return sum;
    }

    private long rankProducts(long[] words, int[] ranks, int from, int to, int pairs) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (long) (2 * i + 1 - pairs) * ranks[sort.tag(words[i])];
        }
        return sum;
    }

    private int presentPlace(int at) {
        int word = at >> 6;
        return at - missingBefore[word] - Long.bitCount(missing[word] & (1L << at) - 1);
    }

    /** Doubled rank of the target at a place among the pairs that are present. */
    private int rank(int at, int pairs) {
        if (pairs == targetCount) {
            return wholeRank[at];
        }
        return targetTied ? pairRank[at] : 2 * presentPlace(at) + 1 - pairs;
    }

    /** Sums the values of one key, which may differ; where they end. */
    private int accumulateOneKey(double[] x, int from, int pairs) {
        int to = endOfKey(sort.words(), from, pairs);
        for (int i = from; i < to; i++) {
            alike[i] = position[sort.tag(sort.words()[i])];
        }
        sortByValue(x, alike, from, to);
        for (int tie = from; tie < to; ) {
            int end = endOfTie(x, alike, tie, to);
            double sum = 0;
            for (int i = tie; i < end; i++) {
                sum += rank(place[alike[i]], pairs);
            }
            products += (tie + end - pairs) * sum;
            tiedSquares += squares(end - tie);
            tie = end;
        }
        return to;
    }

    /** Sum of the squares of the doubled ranks of so many values, none of them tied: their deviations from the mean rank. */
    private static double squares(int count) {
        return ((double) count * count - 1) * count / 3;
    }

    private int endOfKey(long[] words, int from, int count) {
        int to = from + 1;
        while (to < count && sort.sameKey(words[to], words[from])) {
            to++;
        }
        return to;
    }

    private static int endOfTie(double[] x, int[] positions, int from, int to) {
        int end = from + 1;
        while (end < to && x[positions[end]] == x[positions[from]]) {
            end++;
        }
        return end;
    }

    private static void sortByValue(double[] x, int[] positions, int from, int to) {
        int sorted = from + 1;
        while (sorted < to && x[positions[sorted - 1]] <= x[positions[sorted]]) {
            sorted++;
        }
        if (sorted < to) {
            RankSort.heapSort(x, positions, from, to - from);
        }
    }
}
