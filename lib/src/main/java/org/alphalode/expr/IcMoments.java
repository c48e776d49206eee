package org.alphalode.expr;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/** Moments of every root against a target, by symbol and period. */
public final class IcMoments implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Numbers of {@link PairMoments}, n first. */
    public static final int NUMBERS = 6;

    public static final int MEAN_X = 1;
    public static final int MEAN_Y = 2;
    public static final int XX = 3;
    public static final int YY = 4;
    public static final int XY = 5;

    /** Numbers of a root's pairs that most roots share, in this order: n, the mean of y and the sum of its squared deviations. */
    static final int OF_TARGET = 3;
    /** Numbers of its own, in this order: the mean of x, the sum of its squared deviations, the sum of products of deviations. */
    static final int OF_ROOT = 3;

    private final int roots;
    private final int symbols;
    private final int periods;
    private final int fromBar;
    private final int periodBars;
    /** [period][number][symbol]: of the targets, and so of the pairs of a root that misses none. */
    private final double[] targets;
    /** [root]: the same of its pairs where it misses some, empty where it misses none. */
    private final double[][] ofPairs;
    /** [root][period][number][symbol]. */
    private final double[] values;

    IcMoments(int roots, int symbols, int periods, int fromBar, int periodBars) {
        this.roots = roots;
        this.symbols = symbols;
        this.periods = periods;
        this.fromBar = fromBar;
        this.periodBars = periodBars;
        this.targets = new double[Math.multiplyExact(symbols, periods) * OF_TARGET];
        this.ofPairs = new double[roots][0];
        this.values = new double[Math.multiplyExact(roots * symbols, periods) * OF_ROOT];
    }

    public int roots() {
        return roots;
    }

    public int symbols() {
        return symbols;
    }

    /** Number of periods; they are cut at absolute bar numbers, so the first and the last may be shorter. */
    public int periods() {
        return periods;
    }

    /** Bars of a whole period. */
    public int periodBars() {
        return periodBars;
    }

    /** Bar of the panel at which a period begins; the first may begin before the bars that were asked for. */
    public int periodBegin(int period) {
        return fromBar + Objects.checkIndex(period, periods) * periodBars;
    }

    /** Moments of one root, symbol and period. */
    public PairMoments of(int root, int symbol, int period) {
        Objects.checkIndex(root, roots);
        int y = at(0, period) + Objects.checkIndex(symbol, symbols);
        int x = at(root, period) + symbol;
        double[] pairs = pairs(root);
        return new PairMoments(
                (long) pairs[y],
                values[x],
                pairs[y + symbols],
                values[x + symbols],
                pairs[y + 2 * symbols],
                values[x + 2 * symbols]);
    }

    /** Of the pairs of a root, by period and symbol: n. */
    public double[] counts(int root) {
        return numbers(pairs(root), 0, 0);
    }

    /** Of the pairs of a root, by period and symbol: the mean of the target. */
    public double[] meansY(int root) {
        return numbers(pairs(root), 0, 1);
    }

    /** Of the pairs of a root, by period and symbol: the sum of squared deviations of the target. */
    public double[] squaresY(int root) {
        return numbers(pairs(root), 0, 2);
    }

    /** Of the targets, by period and symbol: how many. */
    public double[] targetCounts() {
        return numbers(targets, 0, 0);
    }

    /** Of the targets, by period and symbol: the mean. */
    public double[] targetMeans() {
        return numbers(targets, 0, 1);
    }

    /** Of the targets, by period and symbol: the sum of squared deviations. */
    public double[] targetSquares() {
        return numbers(targets, 0, 2);
    }

    /** Whether a root has a value wherever there is a target. */
    public boolean isWhole(int root) {
        return ofPairs[root].length == 0;
    }

    /** Of a root, by period and symbol: the mean. */
    public double[] meansX(int root) {
        return numbers(values, root, 0);
    }

    /** Of a root, by period and symbol: the sum of squared deviations. */
    public double[] squaresX(int root) {
        return numbers(values, root, 1);
    }

    /** Of a root, by period and symbol: the sum of products of its deviations and the target's. */
    public double[] products(int root) {
        return numbers(values, root, 2);
    }

    private double[] numbers(double[] from, int root, int number) {
        double[] all = new double[periods * symbols];
        for (int p = 0; p < periods; p++) {
            System.arraycopy(from, at(root, p) + number * symbols, all, p * symbols, symbols);
        }
        return all;
    }

    private double[] pairs(int root) {
        return isWhole(root) ? targets : ofPairs[root];
    }

    static PairMoments pairs(double[] a, int at) {
        return new PairMoments((long) a[at], a[at + MEAN_X], a[at + MEAN_Y], a[at + XX], a[at + YY], a[at + XY]);
    }

    /**
     * Adds the moments of other pairs to moments (Chan, Golub and LeVeque 1983).
     *
     * @param to where they lie in {@code into}
     * @param at where the others lie in {@code from}
     */
    public static void merge(double[] into, int to, double[] from, int at) {
        double n = into[to];
        double more = from[at];
        if (n == 0 || more == 0) {
            if (more > 0) {
                System.arraycopy(from, at, into, to, NUMBERS);
            }
            return;
        }
        double all = n + more;
        double share = more / all;
        double weight = n * share;
        double dx = from[at + MEAN_X] - into[to + MEAN_X];
        double dy = from[at + MEAN_Y] - into[to + MEAN_Y];
        into[to] = all;
        into[to + MEAN_X] += dx * share;
        into[to + MEAN_Y] += dy * share;
        into[to + XX] += from[at + XX] + dx * dx * weight;
        into[to + YY] += from[at + YY] + dy * dy * weight;
        into[to + XY] += from[at + XY] + dx * dy * weight;
    }

    /** Moments of one root and symbol, periods merged in their order. */
    public PairMoments of(int root, int symbol) {
        PairMoments all = PairMoments.NONE;
        for (int p = 0; p < periods; p++) {
            all = all.with(of(root, symbol, p));
        }
        return all;
    }

    /** Moments of one root, pairs of all symbols pooled as they are, symbols merged in their order. */
    public PairMoments pooled(int root) {
        PairMoments all = PairMoments.NONE;
        for (int s = 0; s < symbols; s++) {
            all = all.with(of(root, s));
        }
        return all;
    }

    /** Where the first number of a root's first symbol lies in a period; of root 0 that of the targets too. */
    int at(int root, int period) {
        return (root * periods + period) * OF_ROOT * symbols;
    }

    double[] values() {
        return values;
    }

    double[] targets() {
        return targets;
    }

    /** Where the numbers of a root's pairs are written in cells where it misses some; see {@link #complete}. */
    double[] ofPairs(int root) {
        if (ofPairs[root].length == 0) {
            ofPairs[root] = new double[targets.length];
            Arrays.fill(ofPairs[root], Double.NaN);
        }
        return ofPairs[root];
    }

    /** Gives the roots that miss some targets those of the other cells, once all are written. */
    void complete() {
        for (double[] ofRoot : ofPairs) {
            for (int i = 0; i < ofRoot.length; i++) {
                ofRoot[i] = Double.isNaN(ofRoot[i]) ? targets[i] : ofRoot[i];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IcMoments m
                && roots == m.roots
                && symbols == m.symbols
                && periods == m.periods
                && fromBar == m.fromBar
                && periodBars == m.periodBars
                && Arrays.equals(targets, m.targets)
                && Arrays.deepEquals(ofPairs, m.ofPairs)
                && Arrays.equals(values, m.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roots, symbols, periods, fromBar, periodBars, Arrays.hashCode(values));
    }
}
