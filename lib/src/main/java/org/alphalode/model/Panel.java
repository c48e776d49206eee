package org.alphalode.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alphalode.check.Check;

/**
 * Values of fields over a regular grid of bars and a list of symbols; immutable. A missing value, a missing bar and a masked bar
 * are NaN. A value whose bar was confirmed only later is present, but its bar is not {@link #usableAtClose}: what is computed at
 * that bar must be masked.
 */
public final class Panel implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> symbols;
    private final List<FieldSpec> fields;
    private final BarInterval interval;
    private final long firstCloseMicros;
    private final int barCount;
    /** [field * symbols + symbol][bar]. */
    private final double[][] values;
    /** [symbol][bar]. */
    private final boolean[][] usableAtClose;
    /** [symbol]. */
    private final boolean[] alwaysUsable;

    private Panel(Builder builder) {
        this.symbols = builder.symbols;
        this.fields = builder.fields;
        this.interval = builder.interval;
        this.firstCloseMicros = builder.firstCloseMicros;
        this.barCount = builder.barCount;
        this.values = builder.values;
        this.usableAtClose = builder.usableAtClose;
        this.alwaysUsable = new boolean[symbols.size()];
        for (int s = 0; s < alwaysUsable.length; s++) {
            boolean all = true;
            for (boolean usable : usableAtClose[s]) {
                all &= usable;
            }
            alwaysUsable[s] = all;
        }
    }

    /** Symbols in ascending order. */
    public List<String> symbols() {
        return symbols;
    }

    public List<FieldSpec> fields() {
        return fields;
    }

    public BarInterval interval() {
        return interval;
    }

    /** Number of bars of the grid, T. */
    public int barCount() {
        return barCount;
    }

    public int symbolCount() {
        return symbols.size();
    }

    /** Close time of a bar of the grid, UTC epoch microseconds. */
    public long closeMicros(int bar) {
        Objects.checkIndex(bar, barCount);
        return firstCloseMicros + bar * interval.micros();
    }

    /** Index of the first bar that closes at {@code micros} or later; between 0 and T. */
    public int barAtOrAfter(long micros) {
        long steps = Math.floorDiv(micros - firstCloseMicros + interval.micros() - 1, interval.micros());
        return (int) Math.max(0, Math.min(barCount, steps));
    }

    /** Index of a field, or -1; linear in the number of fields. */
    public int fieldIndex(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** One value; NaN where missing. */
    public double value(int field, int symbol, int bar) {
        return values[slot(field, symbol)][bar];
    }

    /** False where a bar was suspect at its own close (confirmed later or not): nothing may be decided from its values then. */
    public boolean usableAtClose(int symbol, int bar) {
        return usableAtClose[symbol][bar];
    }

    /** Whether every bar of a symbol is {@link #usableAtClose}; found out once. */
    public boolean alwaysUsable(int symbol) {
        return alwaysUsable[symbol];
    }

    /**
     * Copies {@code count} values of one field and symbol.
     *
     * @param out receives value i at {@code offset + i * stride}
     */
    public void copy(Slice slice, double[] out, int offset, int stride) {
        double[] source = values[slot(slice.field(), slice.symbol())];
        Objects.checkFromIndexSize(slice.fromBar(), slice.count(), barCount);
        if (stride == 1) {
            System.arraycopy(source, slice.fromBar(), out, offset, slice.count());
            return;
        }
        for (int i = 0; i < slice.count(); i++) {
            out[offset + i * stride] = source[slice.fromBar() + i];
        }
    }

    /** A copy of one field and symbol over all bars. */
    public double[] series(int field, int symbol) {
        return values[slot(field, symbol)].clone();
    }

    /** The bars {@code [fromBar, toBar)} of the grid as a panel of their own. */
    public Panel bars(int fromBar, int toBar) {
        Objects.checkFromToIndex(fromBar, toBar, barCount);
        Builder builder =
                new Builder(symbols, fields, interval, firstCloseMicros + fromBar * interval.micros(), toBar - fromBar);
        for (int i = 0; i < values.length; i++) {
            builder.values[i] = Arrays.copyOfRange(values[i], fromBar, toBar);
        }
        for (int s = 0; s < symbols.size(); s++) {
            builder.usableAtClose[s] = Arrays.copyOfRange(usableAtClose[s], fromBar, toBar);
        }
        return builder.build();
    }

    /** True where the other panel has the same symbols and bars. */
    public boolean sameGrid(Panel other) {
        return symbols.equals(other.symbols)
                && interval.equals(other.interval)
                && firstCloseMicros == other.firstCloseMicros
                && barCount == other.barCount;
    }

    private int slot(int field, int symbol) {
        return Objects.checkIndex(field, fields.size()) * symbols.size() + Objects.checkIndex(symbol, symbols.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Panel p
                && symbols.equals(p.symbols)
                && fields.equals(p.fields)
                && interval.equals(p.interval)
                && firstCloseMicros == p.firstCloseMicros
                && barCount == p.barCount
                && Arrays.deepEquals(values, p.values)
                && Arrays.deepEquals(usableAtClose, p.usableAtClose);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbols, fields, interval, firstCloseMicros, barCount, Arrays.deepHashCode(values));
    }

    /**
     * A stretch of one column.
     *
     * @param field index of the field
     * @param symbol index of the symbol
     * @param fromBar first bar
     * @param count number of bars
     */
    public record Slice(int field, int symbol, int fromBar, int count) {}

    /** Fills a panel; every value is NaN and every bar usable until set. A builder builds once. */
    public static final class Builder {
        private final List<String> symbols;
        private final List<FieldSpec> fields;
        private final BarInterval interval;
        private final long firstCloseMicros;
        private final int barCount;
        private final double[][] values;
        private final boolean[][] usableAtClose;

        /**
         * @param symbols distinct, in ascending order
         * @param firstCloseMicros close time of bar 0
         * @param barCount bars of the grid
         */
        public Builder(
                List<String> symbols,
                List<FieldSpec> fields,
                BarInterval interval,
                long firstCloseMicros,
                int barCount) {
            this.symbols = List.copyOf(symbols);
            this.fields = List.copyOf(fields);
            Check.that(
                    this.symbols.stream().sorted().distinct().toList().equals(this.symbols),
                    "symbols must be distinct and in ascending order: %s",
                    symbols);
            Check.that(
                    fields.stream().map(FieldSpec::name).distinct().count() == fields.size(),
                    "fields must have distinct names: %s",
                    fields);
            this.interval = interval;
            this.firstCloseMicros = firstCloseMicros;
            this.barCount = barCount;
            this.values = new double[fields.size() * symbols.size()][barCount];
            this.usableAtClose = new boolean[symbols.size()][barCount];
            for (double[] column : values) {
                Arrays.fill(column, Double.NaN);
            }
            for (boolean[] flags : usableAtClose) {
                Arrays.fill(flags, true);
            }
        }

        public Builder set(int field, int symbol, int bar, double value) {
            values[field * symbols.size() + symbol][bar] = value;
            return this;
        }

        /** Sets a whole column from a copy of {@code series}, shape [T]. */
        public Builder set(int field, int symbol, double[] series) {
            Check.that(series.length == barCount, "a column has %s bars, not %s", barCount, series.length);
            values[field * symbols.size() + symbol] = series.clone();
            return this;
        }

        /** Marks a bar whose values were not yet trusted at its close. */
        public Builder notUsableAtClose(int symbol, int bar) {
            usableAtClose[symbol][bar] = false;
            return this;
        }

        public Panel build() {
            return new Panel(this);
        }
    }
}
