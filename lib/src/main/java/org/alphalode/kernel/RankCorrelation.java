package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Exact Spearman correlation of many series with one target, ties averaged, pairs with a NaN left out. Holds its memory: nothing is
 * allocated after construction.
 *
 * <p>The target is sorted once. The place of a value's partner in that order travels with the value through its sort, so that the
 * sorted series is a list of the target's ranks, summed bucket by bucket. Ranks are counted from the mean rank and doubled, which makes
 * them whole; sums are exact up to 300,000 values.
 */
public final class RankCorrelation {
    /** So many products of doubled ranks fit into a long, and their words into the first-level cache. */
    private static final int EXACT_RUN = 1024;

    private final RankLanes lanes;
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
    /** [place / 32]: a bit of each place whose partner is missing, below the number of those before. */
    private final long[] missing;

    private final int[] alike;
    private final int[] ranks;

    private int pairs;
    private boolean holes;
    private double wholeSquares;
    private boolean targetTied;
    private double products;
    private double tiedSquares;

    /** @param target shape [n], at most 2^24 values, copied */
    public RankCorrelation(double[] target) {
        this(target, LaneProvider.fastest().rank());
    }

    RankCorrelation(double[] target, RankLanes lanes) {
        this.lanes = lanes;
        this.n = target.length;
        if (n > RankSort.MAX_COUNT) {
            throw new IllegalArgumentException("at most " + RankSort.MAX_COUNT + " values can be ranked: " + n);
        }
        this.sort = new RankSort(n, lanes);
        this.place = new int[n];
        this.position = new int[n];
        this.wholeRank = new int[n];
        this.pairRank = new int[n];
        this.missing = new long[(n + Integer.SIZE - 1) / Integer.SIZE];
        this.ranks = new int[Math.min(n, EXACT_RUN)];
        this.alike = new int[n];
        Arrays.setAll(position, i -> i);
        this.targetCount = sort.deal(target, position);
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
        pairs = sort.deal(x, place);
        holes = pairs < targetCount;
        if (holes) {
            markMissing();
        }
        double yy = !holes ? wholeSquares : targetTied ? rankPairs() : squares(pairs);
        accumulate(x);
        if (holes) {
            Arrays.fill(missing, 0);
        }
        double xx = squares(pairs) - tiedSquares;
        return pairs < 2 || xx == 0 || yy == 0 ? Double.NaN : products / (Math.sqrt(xx) * Math.sqrt(yy));
    }

    /** Writes the target's order and its ranks. */
    private void order(double[] target) {
        double ties = 0;
        int first = 0;
        for (int bucket = 0; bucket < sort.buckets(); bucket++) {
            int count = sort.sort(bucket);
            for (int i = 0; i < count; i++) {
                position[first + i] = sort.tag(sort.words()[i]);
            }
            for (int from = 0; from < count; ) {
                int to = endOfKey(from, count);
                sortByValue(target, position, first + from, first + to);
                from = to;
            }
            for (int tie = first; tie < first + count; ) {
                int end = endOfTie(target, position, tie, first + count);
                Arrays.fill(wholeRank, tie, end, tie + end - targetCount);
                ties += squares(end - tie);
                tie = end;
            }
            first += count;
        }
        targetTied = ties > 0;
        wholeSquares = squares(targetCount) - ties;
    }

    private void markMissing() {
        int count = sort.copy(sort.left());
        for (int i = 0; i < count; i++) {
            long word = sort.words()[i];
            if (word >= 0) {
                int at = sort.tag(word);
                missing[at >> 5] |= 1L << (at & Integer.SIZE - 1);
            }
        }
        long before = 0;
        for (int word = 0; word < missing.length; word++) {
            long bits = missing[word];
            missing[word] = before << Integer.SIZE | bits;
            before += Long.bitCount(bits);
        }
    }

    /** Ranks a target that has ties among the pairs that are present; the sum of the ranks' squares. */
    private double rankPairs() {
        double ties = 0;
        int before = 0;
        for (int from = 0; from < targetCount; ) {
            int to = from;
            int present = 0;
            do {
                present += (int) (~missing[to >> 5] >>> (to & Integer.SIZE - 1)) & 1;
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
    private void accumulate(double[] x) {
        products = 0;
        tiedSquares = 0;
        int first = 0;
        for (int bucket = 0; bucket < sort.buckets(); bucket++) {
            int count = sort.sort(bucket);
            if (sort.tied()) {
                accumulateTies(x, first, count);
            } else {
                accumulateUntied(first, count);
            }
            first += count;
        }
    }

    private void accumulateUntied(int first, int count) {
        for (int from = 0; from < count; from += EXACT_RUN) {
            int to = Math.min(count, from + EXACT_RUN);
            long rank = 2L * (first + from) + 1 - pairs;
            if (holes || targetTied) {
                rank(from, to);
                products += rankProducts(rank, to - from);
            } else {
                products += lanes.products(sort.words(), from, to, sort.tagBits(), rank, 1L - pairs);
            }
        }
    }

    private long rankProducts(long rank, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (rank + 2L * i) * ranks[i];
        }
        return sum;
    }

    /** Writes the target's doubled ranks at the places of some words. */
    private void rank(int from, int to) {
        long[] words = sort.words();
        if (targetTied) {
            int[] rank = holes ? pairRank : wholeRank;
            for (int i = from; i < to; i++) {
                ranks[i - from] = rank[sort.tag(words[i])];
            }
        } else {
            for (int i = from; i < to; i++) {
                ranks[i - from] = 2 * presentPlace(sort.tag(words[i])) + 1 - pairs;
            }
        }
    }

    /** The place among those that are present. */
    private int presentPlace(int at) {
        long word = missing[at >> 5];
        return at - (int) (word >>> Integer.SIZE) - Integer.bitCount((int) word & (1 << at) - 1);
    }

    private void accumulateTies(double[] x, int first, int count) {
        for (int from = 0; from < count; ) {
            int to = endOfKey(from, count);
            if (sort.exact() || to == from + 1) {
                addTie(first, from, to);
            } else {
                accumulateOneKey(x, first, from, to);
            }
            from = to;
        }
    }

    /** Sums the values of one key, which may differ. */
    private void accumulateOneKey(double[] x, int first, int from, int to) {
        long[] words = sort.words();
        for (int i = from; i < to; i++) {
            alike[i] = position[sort.tag(words[i])];
        }
        sortByValue(x, alike, from, to);
        for (int i = from; i < to; i++) {
            words[i] = place[alike[i]];
        }
        for (int tie = from; tie < to; ) {
            int end = endOfTie(x, alike, tie, to);
            addTie(first, tie, end);
            tie = end;
        }
    }

    /** Sums equal values: all have the mean of their ranks. */
    private void addTie(int first, int from, int to) {
        products += (2 * first + from + to - pairs) * (double) sumOfRanks(from, to);
        tiedSquares += squares(to - from);
    }

    private long sumOfRanks(int from, int to) {
        long sum = 0;
        if (!holes && !targetTied) {
            long[] words = sort.words();
            for (int i = from; i < to; i++) {
                sum += sort.tag(words[i]);
            }
            return 2 * sum + (to - from) * (1L - pairs);
        }
        for (int run = from; run < to; run += EXACT_RUN) {
            int end = Math.min(to, run + EXACT_RUN);
            rank(run, end);
            for (int i = 0; i < end - run; i++) {
                sum += ranks[i];
            }
        }
        return sum;
    }

    /** Sum of the squares of the doubled ranks of so many values, none of them tied: their deviations from the mean rank. */
    private static double squares(int count) {
        return ((double) count * count - 1) * count / 3;
    }

    private int endOfKey(int from, int count) {
        long[] words = sort.words();
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
