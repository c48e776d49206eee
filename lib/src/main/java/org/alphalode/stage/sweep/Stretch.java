package org.alphalode.stage.sweep;

import org.alphalode.model.Panel;

/** A stretch of bars with the exact sums of its closes. */
final class Stretch {
    private final Series series;
    private final int longest;
    private final double scale;
    /** Sums of scaled closes from the first bar that a line of the stretch can reach; shape [longest + bars + 1]. */
    private final double[] sums;

    private int first;
    private int from;
    private int to;

    Stretch(Series series, int longest, int bars, double scale) {
        this.series = series;
        this.longest = longest;
        this.scale = scale;
        this.sums = new double[longest + bars + 1];
    }

    /** Moves to the bars {@code from} to {@code to}. */
    void load(int fromBar, int toBar) {
        from = fromBar;
        to = toBar;
        first = Math.max(0, from - longest);
        sums[0] = 0;
        for (int t = first; t < to; t++) {
            sums[t - first + 1] = sums[t - first] + Math.rint(series.known(t) * scale);
        }
    }

    /** Writes both lines, each times the divisor of the other, for every bar of the stretch; NaN where a close is missing. */
    void compare(Line above, Line below, double[] upper, double[] lower) {
        line(above, below.divisor(), upper);
        line(below, above.divisor(), lower);
    }

    private void line(Line line, int factor, double[] out) {
        int ready = Math.max(from, Math.min(to, line.lookback()));
        for (int t = from; t < ready; t++) {
            out[t - from] = Double.NaN;
        }
        // bars of the sum end `ago` bars before the bar
        int ago = line.lookback() - (line.summed() - 1);
        int end = ready - first + 1 - ago - (ready - from);
        times(end, end - line.summed(), factor, out, ready - from);
        if (series.anyMissing()) {
            for (int t = ready; t < to; t++) {
                if (series.missing(t - line.lookback(), t - ago + 1)) {
                    out[t - from] = Double.NaN;
                }
            }
        }
    }

    /** out[i] = (sums[end + i] - sums[begin + i]) * factor, from i = {@code at} to the end of the stretch. */
    private void times(int end, int begin, double factor, double[] out, int at) {
        int bars = to - from;
        for (int i = at; i < bars; i++) {
            out[i] = (sums[end + i] - sums[begin + i]) * factor;
        }
    }

    /** Bars of one symbol; read only. */
    static final class Series {
        private final double[] open;
        private final double[] close;
        private final double[] change;
        private final int[] missing;

        private Series(double[] open, double[] close) {
            int n = close.length;
            this.open = open;
            this.close = close;
            this.change = new double[n];
            this.missing = new int[n + 1];
            double last = Double.NaN;
            for (int t = 0; t < n; t++) {
                missing[t + 1] = missing[t] + (Double.isNaN(close[t]) ? 1 : 0);
                double mark = Double.isNaN(close[t]) ? last : close[t];
                // a bar without a close changes no equity: its position stays at the last mark
                change[t] = Double.isNaN(last) || Double.isNaN(close[t]) ? 0 : close[t] / last - 1;
                close[t] = mark;
                last = mark;
            }
        }

        /** A bar that was not trusted at its close is missing. */
        static Series of(Panel panel, int symbol) {
            double[] close = panel.series(panel.fieldIndex("close"), symbol).clone();
            double[] open = panel.series(panel.fieldIndex("open"), symbol).clone();
            for (int t = 0; t < close.length; t++) {
                if (!panel.usableAtClose(symbol, t) || !(close[t] > 0)) {
                    close[t] = Double.NaN;
                }
                if (!(open[t] > 0)) {
                    open[t] = Double.NaN;
                }
            }
            return new Series(open, close);
        }

        int length() {
            return close.length;
        }

        boolean anyMissing() {
            return missing[close.length] > 0;
        }

        /** Whether a close of the bars from {@code from} to {@code to} is missing. */
        boolean missing(int from, int to) {
            return missing[to] > missing[from];
        }

        /** The last known close up to a bar; 0 before the first. */
        double known(int t) {
            return Double.isNaN(close[t]) ? 0 : close[t];
        }

        /** As {@link #known}, NaN before the first. */
        double mark(int t) {
            return close[t];
        }

        /** The marks; not to be written to. */
        double[] close() {
            return close;
        }

        /** Simple returns of the marks; not to be written to. */
        double[] change() {
            return change;
        }

        double open(int t) {
            return open[t];
        }

        double change(int t) {
            return change[t];
        }

        /** Whether every close times {@code power} is a whole number, as near as a double can say. */
        boolean isWhole(double power) {
            for (double price : close) {
                if (!Double.isNaN(price) && Math.rint(price * power) / power != price) {
                    return false;
                }
            }
            return true;
        }
    }
}
