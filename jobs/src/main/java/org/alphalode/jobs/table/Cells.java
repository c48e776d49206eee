package org.alphalode.jobs.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.alphalode.check.Check;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.model.Span;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a stored row by column name; a cell of the wrong type is a programmer's fault. */
public final class Cells {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final Row row;

    Cells(Row row) {
        this.row = row;
    }

    /** A text that is always there. */
    public String text(String column) {
        return row.getString(present(column));
    }

    /** True or false. */
    public boolean flag(String column) {
        return row.getBoolean(present(column));
    }

    public int integer(String column) {
        return row.getInt(present(column));
    }

    public long whole(String column) {
        return row.getLong(present(column));
    }

    /** A constant of an enum, written in any case. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    /** A double; NaN where the cell is NULL. */
    public double number(String column) {
        int index = row.fieldIndex(column);
        return row.isNullAt(index) ? Double.NaN : row.getDouble(index);
    }

    /** UTC epoch microseconds. */
    public long time(String column) {
        return micros((Instant) row.get(present(column)));
    }

    /** UTC epoch microseconds; empty where the cell is NULL. */
    public OptionalLong optionalTime(String column) {
        return row.isNullAt(row.fieldIndex(column)) ? OptionalLong.empty() : OptionalLong.of(time(column));
    }

    /** The constant that a {@code choice} column names. */
    public <E extends Enum<E>> E choice(String column, Class<E> of) {
        return Enum.valueOf(of, text(column).toUpperCase(Locale.ROOT));
    }

    /** Doubles in their order; NaN where an element is NULL. */
    public List<Double> numbers(String column) {
        List<@Nullable Double> stored = row.getList(present(column));
        return stored.stream().map(value -> value == null ? Double.NaN : value).toList();
    }

    public List<String> texts(String column) {
        return row.getList(present(column));
    }

    /** Of the columns venue, symbol and interval. */
    Instrument instrument() {
        return new Instrument(text("venue"), text("symbol"), BarInterval.parse(text("interval")));
    }

    /** Of the columns {@code <prefix>from_time} and {@code <prefix>to_time}. */
    Span span(String prefix) {
        return new Span(time(prefix + "from_time"), time(prefix + "to_time"));
    }

    private int present(String column) {
        int index = row.fieldIndex(column);
        Check.that(!row.isNullAt(index), "column %s is NULL and was declared as always there", column);
        return index;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }
}
