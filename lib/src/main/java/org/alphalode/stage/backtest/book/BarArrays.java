package org.alphalode.stage.backtest.book;

import java.util.Arrays;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.BarFields;
import org.alphalode.model.Panel;

/**
 * Bars as the book reads them, arrays of [symbol][bar]. A bar without high or low has the larger and the smaller of open and close. Optional
 * fields: {@code half_spread_bps}; {@code mark}, the price that values positions at the close, with {@code mark_high} and
 * {@code mark_low} inside the bar.
 */
public final class BarArrays {
    /** Half of the spread in basis points, where bars know it. */
    public static final String HALF_SPREAD_BPS = "half_spread_bps";
    /** Price that values positions, where it is not the close. */
    public static final String MARK = "mark";

    private static final String MARK_HIGH = "mark_high";
    private static final String MARK_LOW = "mark_low";

    /** Every field that the book can use. */
    public static final List<String> FIELDS = List.of(
            BarFields.OPEN.name(),
            BarFields.HIGH.name(),
            BarFields.LOW.name(),
            BarFields.CLOSE.name(),
            BarFields.VOLUME.name(),
            HALF_SPREAD_BPS,
            MARK,
            MARK_HIGH,
            MARK_LOW);

    final List<String> symbols;
    final int bars;
    final long intervalMicros;
    final double barsPerYear;
    final double[][] open;
    final double[][] high;
    final double[][] low;
    final double[][] close;
    final double[][] volume;
    /** Empty where bars do not know it. */
    final double[][] halfSpread;
    /** What values positions: the mark, else the close. */
    final double[][] mark;
    /** Worst marks of longs and of shorts inside the bar. */
    final double[][] markLow;

    final double[][] markHigh;
    final boolean ownMark;
    /** A bar that is there and was not suspect at its close. */
    final boolean[][] trusted;

    private final long firstCloseMicros;

    private BarArrays(Panel panel) {
        this.symbols = panel.symbols();
        this.bars = panel.barCount();
        this.intervalMicros = panel.interval().micros();
        this.barsPerYear = panel.interval().barsPerYear();
        this.firstCloseMicros = panel.barCount() == 0 ? 0 : panel.closeMicros(0);
        this.open = columns(panel, BarFields.OPEN.name());
        this.close = columns(panel, BarFields.CLOSE.name());
        this.volume = columns(panel, BarFields.VOLUME.name());
        this.high = columns(panel, BarFields.HIGH.name());
        this.low = columns(panel, BarFields.LOW.name());
        this.halfSpread = columns(panel, HALF_SPREAD_BPS);
        this.ownMark = panel.fieldIndex(MARK) >= 0;
        this.trusted = new boolean[symbols.size()][bars];
        for (int s = 0; s < symbols.size(); s++) {
            for (int t = 0; t < bars; t++) {
                trusted[s][t] = panel.usableAtClose(s, t) && close[s][t] > 0;
            }
        }
        widen();
        this.mark = ownMark ? columns(panel, MARK) : close;
        this.markHigh = ownMark ? either(panel, MARK_HIGH) : high;
        this.markLow = ownMark ? either(panel, MARK_LOW) : low;
    }

    /** Arrays of a panel with at least open, close and volume. */
    public static BarArrays of(Panel panel) {
        for (String name : List.of(BarFields.OPEN.name(), BarFields.CLOSE.name(), BarFields.VOLUME.name())) {
            Check.that(panel.fieldIndex(name) >= 0, "a backtest needs the field %s", name);
        }
        return new BarArrays(panel);
    }

    /** Symbols in ascending order. */
    public List<String> symbols() {
        return symbols;
    }

    /** Close of a bar, epoch microseconds. */
    public long closeMicros(int bar) {
        return firstCloseMicros + bar * intervalMicros;
    }

    long openMicros(int bar) {
        return closeMicros(bar) - intervalMicros;
    }

    /** The bar that closes at a moment, or -1 where none does. */
    int barAt(long closeMicros) {
        long offset = closeMicros - firstCloseMicros;
        long bar = offset / intervalMicros;
        return offset < 0 || offset % intervalMicros != 0 || bar >= bars ? -1 : (int) bar;
    }

    /** A high below the open or the close is none, and so on. */
    private void widen() {
        for (int s = 0; s < high.length; s++) {
            for (int t = 0; t < bars; t++) {
                double upper = Math.max(open[s][t], close[s][t]);
                double lower = Math.min(open[s][t], close[s][t]);
                high[s][t] = high[s][t] > upper ? high[s][t] : upper;
                low[s][t] = low[s][t] < lower && low[s][t] > 0 ? low[s][t] : lower;
            }
        }
    }

    private double[][] either(Panel panel, String field) {
        return panel.fieldIndex(field) >= 0 ? columns(panel, field) : mark;
    }

    /** NaN where high or low are no fields; no columns where another is not. */
    private double[][] columns(Panel panel, String field) {
        int index = panel.fieldIndex(field);
        if (index < 0 && !field.equals(BarFields.HIGH.name()) && !field.equals(BarFields.LOW.name())) {
            return new double[0][];
        }
        double[][] out = new double[symbols.size()][];
        for (int s = 0; s < out.length; s++) {
            out[s] = index < 0 ? missing() : panel.series(index, s);
        }
        return out;
    }

    private double[] missing() {
        double[] column = new double[bars];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
