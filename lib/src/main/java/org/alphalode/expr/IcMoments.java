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

    private final int roots;
    private final int symbols;
    private final int periods;
    private final int fromBar;
    private final int periodBars;
    /** [root][symbol][period][number]. */
    private final double[] values;

    IcMoments(int roots, int symbols, int periods, int fromBar, int periodBars) {
        this.roots = roots;
        this.symbols = symbols;
        this.periods = periods;
        this.fromBar = fromBar;
        this.periodBars = periodBars;
        this.values = new double[Math.multiplyExact(roots * symbols, periods) * NUMBERS];
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
        return pairs(values, at(root, symbol, period));
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

    /** Copies the moments of one root and symbol, period after period, of each the numbers of {@link PairMoments}. */
    public void copy(int root, int symbol, double[] to, int at) {
        System.arraycopy(values, at(root, symbol, 0), to, at, periods * NUMBERS);
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

    /** Where the six numbers of {@link PairMoments} lie. */
    int at(int root, int symbol, int period) {
        Objects.checkIndex(root, roots);
        Objects.checkIndex(symbol, symbols);
        Objects.checkIndex(period, periods);
        return ((root * symbols + symbol) * periods + period) * NUMBERS;
    }

    double[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IcMoments m
                && roots == m.roots
                && symbols == m.symbols
                && periods == m.periods
                && fromBar == m.fromBar
                && periodBars == m.periodBars
                && Arrays.equals(values, m.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roots, symbols, periods, fromBar, periodBars, Arrays.hashCode(values));
    }
}
