package org.alphalode.stage.backtest.book;

/**
 * Highs, lows and marks of the bars under way, by bar and then by symbol, so that one bar of all symbols lies together. Where the book
 * has to look closer (no trusted bar, no mark) all three are NaN.
 */
final class Tape {
    private static final int MOST_BARS = 512;
    private static final int LEAST_BARS = 16;
    private static final int VALUES = 4096;

    final double[] high;
    final double[] low;
    final double[] mark;

    private final BarArrays bars;
    private final int symbols;
    private final int size;
    private int first;
    private int end;

    Tape(BarArrays bars) {
        this.bars = bars;
        this.symbols = bars.symbols.size();
        this.size = Math.max(LEAST_BARS, Math.min(MOST_BARS, VALUES / Math.max(1, symbols)));
        this.high = new double[size * symbols];
        this.low = new double[size * symbols];
        this.mark = new double[size * symbols];
    }

    /** Where a bar begins in the arrays. */
    int at(int bar) {
        if (bar < first || bar >= end) {
            load(bar);
        }
        return (bar - first) * symbols;
    }

    private void load(int bar) {
        first = bar;
        end = Math.min(bars.bars, bar + size);
        for (int s = 0; s < symbols; s++) {
            double[] highs = bars.high[s];
            double[] lows = bars.low[s];
            double[] marks = bars.mark[s];
            boolean[] trusted = bars.trusted[s];
            int to = s;
            for (int t = first; t < end; t++, to += symbols) {
                boolean known = trusted[t] && marks[t] > 0;
                high[to] = known ? highs[t] : Double.NaN;
                low[to] = known ? lows[t] : Double.NaN;
                mark[to] = known ? marks[t] : Double.NaN;
            }
        }
    }
}
