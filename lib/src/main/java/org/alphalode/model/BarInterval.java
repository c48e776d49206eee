package org.alphalode.model;

import java.io.Serializable;
import java.util.Map;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;

/**
 * Length of a bar.
 *
 * @param micros length in microseconds, at least one second
 */
public record BarInterval(long micros) implements Serializable, Comparable<BarInterval> {
    public static final long SECOND_MICROS = 1_000_000L;
    private static final Map<Character, Long> UNIT_SECONDS =
            Map.of('s', 1L, 'm', 60L, 'h', 3_600L, 'd', 86_400L, 'w', 604_800L);
    /** Crypto trades every day of the year: decision 8 of the specification. */
    private static final long YEAR_MICROS = 365L * 86_400L * SECOND_MICROS;

    public BarInterval {
        Check.that(micros >= SECOND_MICROS, "a bar lasts at least a second: %s us", micros);
    }

    /** Reads {@code 1m}, {@code 15m}, {@code 1h}, {@code 1d}, {@code 1w}. */
    public static BarInterval parse(String text) {
        if (text.length() >= 2 && text.length() <= 6) {
            Long unit = UNIT_SECONDS.get(text.charAt(text.length() - 1));
            String digits = text.substring(0, text.length() - 1);
            if (unit != null && digits.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(digits) > 0) {
                return new BarInterval(Integer.parseInt(digits) * unit * SECOND_MICROS);
            }
        }
        throw new AlphaException(
                ErrorCode.REFUSED,
                "interval '" + text + "' is not a length of time: write a number and s, m, h, d or w, as in 15m");
    }

    /** Bars in a year of 365 days, the factor that annualises variances. */
    public double barsPerYear() {
        return (double) YEAR_MICROS / micros;
    }

    /** The text that {@link #parse} reads, in the largest unit that divides it. */
    public String text() {
        long seconds = micros / SECOND_MICROS;
        return UNIT_SECONDS.entrySet().stream()
                .filter(unit -> seconds % unit.getValue() == 0)
                .max(Map.Entry.comparingByValue())
                .map(unit -> seconds / unit.getValue() + unit.getKey().toString())
                .orElseGet(() -> seconds + "s");
    }

    @Override
    public int compareTo(BarInterval other) {
        return Long.compare(micros, other.micros);
    }
}
