package org.alphalode.stage.sweep;

/**
 * One strategy on its way through the bars: all of the money is in or out. Wealth starts at 1. Sums are gathered by stretch, so that a
 * million small numbers are not added to one large one by one.
 */
final class Strategy {
    private static final double BPS = 1e-4;

    private final Line above;
    private final Line below;
    private final double kept;
    private final boolean atClose;

    /** Units held; 0 where out. */
    private double units;
    /** Money where out. */
    private double cash = 1;
    /** Highest wealth at a close. */
    private double high = 1;
    /** Lowest wealth over the high before it. */
    private double lowest = 1;
    /** The upper line was not above at the bar before. */
    private boolean armed;
    /** A decision waits for an open. */
    private boolean waiting;

    private long trades;
    private double sum;
    private double squares;

    Strategy(Line above, Line below, SweepParams params) {
        this.above = above;
        this.below = below;
        this.kept = 1 - params.feeBps() * BPS;
        this.atClose = params.fill() == SweepParams.Fill.CLOSE;
    }

    Line above() {
        return above;
    }

    Line below() {
        return below;
    }

    long trades() {
        return trades;
    }

    double sum() {
        return sum;
    }

    double squares() {
        return squares;
    }

    double deepestLoss() {
        return 1 - lowest;
    }

    double wealth(Stretch.Series series) {
        return units > 0 ? units * series.mark(series.length() - 1) : cash;
    }

    /** Lives through the bars {@code from} to {@code to}; lines as of their closes, shape [to - from]. */
    void run(Stretch.Series series, int from, int to, double[] upper, double[] lower) {
        double sumBefore = sum;
        double squaresBefore = squares;
        sum = 0;
        squares = 0;
        int t = from;
        while (t < to) {
            if (waiting) {
                waitForOpen(series, t);
                decide(series, t, upper[t - from], lower[t - from]);
                t++;
            } else {
                t = units > 0 ? hold(series, t, from, to, upper, lower) : lookOut(t, from, to, upper, lower);
                if (t < to) {
                    // the bar on which the lines change sides
                    earn(units > 0 ? series.change(t) : 0);
                    decide(series, t, upper[t - from], lower[t - from]);
                    t++;
                }
            }
        }
        sum += sumBefore;
        squares += squaresBefore;
    }

    /** Skips bars without a position until the lines cross; the bar of the crossing, or {@code to}. */
    private int lookOut(int at, int from, int to, double[] upper, double[] lower) {
        boolean notAbove = armed;
        int t = at;
        while (t < to && !(notAbove && upper[t - from] > lower[t - from])) {
            notAbove = upper[t - from] <= lower[t - from];
            t++;
        }
        armed = notAbove;
        return t;
    }

    /** Holds until the upper line is below; that bar, or {@code to}. Its return and those of the bars before it: not the last one. */
    private int hold(Stretch.Series series, int at, int from, int to, double[] upper, double[] lower) {
        double[] close = series.close();
        double[] change = series.change();
        double top = high / units;
        double worst = lowest;
        double total = 0;
        double totalSquares = 0;
        int t = at;
        while (t < to && !(upper[t - from] < lower[t - from])) {
            double c = change[t];
            total += c;
            totalSquares += c * c;
            double price = close[t];
            if (price > top) {
                top = price;
            } else if (price < worst * top) {
                worst = price / top;
            }
            t++;
        }
        sum += total;
        squares += totalSquares;
        high = top * units;
        lowest = worst;
        armed = false;
        return t;
    }

    /** Fills what waits where the bar has an open; else nothing but the mark changes. */
    private void waitForOpen(Stretch.Series series, int t) {
        double open = series.open(t);
        if (Double.isNaN(open)) {
            earn(units > 0 ? series.change(t) : 0);
            return;
        }
        waiting = false;
        if (units > 0) {
            cash = units * open * kept;
            earn(open / series.mark(t - 1) * kept - 1);
            units = 0;
        } else {
            units = cash * kept / open;
            earn(series.mark(t) / open * kept - 1);
            trades++;
        }
    }

    /** Decides at the close, where nothing waits, and fills there if so wished; then looks at what the account is worth. */
    private void decide(Stretch.Series series, int t, double upper, double lower) {
        boolean enter = !waiting && units == 0 && armed && upper > lower;
        boolean leave = !waiting && units > 0 && upper < lower;
        if (!atClose) {
            waiting |= enter || leave;
        } else if (enter) {
            units = cash * kept / series.mark(t);
            fee(0);
            trades++;
        } else if (leave) {
            cash = units * series.mark(t) * kept;
            fee(series.change(t));
            units = 0;
        }
        armed = upper <= lower;
        double wealth = units > 0 ? units * series.mark(t) : cash;
        if (wealth > high) {
            high = wealth;
        } else if (wealth < lowest * high) {
            lowest = wealth / high;
        }
    }

    private void earn(double simpleReturn) {
        sum += simpleReturn;
        squares += simpleReturn * simpleReturn;
    }

    /** The fee comes on top of a return that was counted already. */
    private void fee(double before) {
        double after = (1 + before) * kept - 1;
        sum += after - before;
        squares += after * after - before * before;
    }
}
