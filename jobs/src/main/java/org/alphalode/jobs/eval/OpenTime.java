package org.alphalode.jobs.eval;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a file writes its times. What is evaluated from it writes them alike, so that both can be joined. */
public enum OpenTime {
    /** ISO-8601, UTC where it has no offset. */
    ISO {
        @Override
        public String text(long micros) {
            return instant(micros).toString();
        }
    },
    /** Milliseconds since 1970. */
    MILLIS {
        @Override
        public String text(long micros) {
            return Long.toString(micros / MICROS_PER_MILLI);
        }
    },
    /** Microseconds since 1970. */
    MICROS {
        @Override
        public String text(long micros) {
            return Long.toString(micros);
        }
    };

    static final long MICROS_PER_MILLI = 1_000L;
    /** Read as microseconds 1973-03-03, as milliseconds the year 5138: no bar lies near either. */
    static final long FIRST_MICROS_VALUE = 100_000_000_000_000L;
    /** Read as microseconds the year 5138: nanoseconds. */
    private static final long FIRST_NANOS_VALUE = 100_000_000_000_000_000L;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final DateTimeFormatter ISO_FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** The text of a moment. */
    public abstract String text(long micros);

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The form of a cell that {@link #micros} reads. */
    static OpenTime formOf(String cell) {
        if (!WHOLE.matcher(cell).matches()) {
            return ISO;
        }
        return Math.abs(Long.parseLong(cell)) >= FIRST_MICROS_VALUE ? MICROS : MILLIS;
    }

    /**
     * Epoch microseconds of a cell in any form.
     *
     * @throws DateTimeException saying what is wrong with it
     */
    public static long micros(String cell) {
        if (WHOLE.matcher(cell).matches()) {
            long stamp = Long.parseLong(cell);
            if (Math.abs(stamp) >= FIRST_NANOS_VALUE) {
                throw new DateTimeException("is in nanoseconds: write milliseconds or microseconds");
            }
            return Math.abs(stamp) >= FIRST_MICROS_VALUE ? stamp : stamp * MICROS_PER_MILLI;
        }
        TemporalAccessor read = ISO_FORMAT.parseBest(cell, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return ChronoUnit.MICROS.between(Instant.EPOCH, toInstant(read));
    }

    private static Instant toInstant(TemporalAccessor read) {
        if (read instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return (read instanceof LocalDateTime local
                        ? local
                        : LocalDate.from(read).atStartOfDay())
                .toInstant(ZoneOffset.UTC);
    }
}
