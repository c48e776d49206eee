package org.alphalode.jobs.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.alphalode.model.Verdict;
import org.alphalode.stage.report.Unit;
import org.alphalode.stat.Figure;

/** Numbers and times as people read them; the same text on every machine. Times are UTC. */
public final class Text {
    private static final DateTimeFormatter DATE = formatter("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = formatter("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter MONTH = formatter("MMM");
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_HOUR = 3_600L;
    private static final long SECONDS_PER_DAY = 86_400L;

    private Text() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The figure with its unit, or {@code n/a}. */
    public static String figure(Figure figure, Unit unit) {
        if (!figure.isDefined()) {
            return "n/a";
        }
        return switch (unit) {
            case FRACTION, PROBABILITY -> percent(figure.value());
            case QUOTE -> money(figure.value());
            case RATIO, ANNUAL -> ratio(figure.value());
            case COUNT -> count((long) figure.value());
        };
    }

    /** A fraction in percent, as in {@code 12.34 %}. */
    public static String percent(double fraction) {
        double shown = 100 * fraction;
        return number(shown, Math.abs(shown) >= 1_000 ? 0 : Math.abs(shown) >= 100 ? 1 : 2) + "\u00a0%";
    }

    /** An amount, whole from 1,000 on. */
    public static String money(double amount) {
        return number(amount, Math.abs(amount) >= 1_000 ? 0 : 2);
    }

    /** A pure number with two decimals. */
    public static String ratio(double ratio) {
        return number(ratio, 2);
    }

    /** An information coefficient or another small number, with four decimals. */
    public static String small(double value) {
        return number(value, 4);
    }

    /** How many, with groups of thousands. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number with fixed decimals, groups of thousands and a real minus sign; {@code n/a} where it is not finite. */
    public static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "n/a";
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? "\u2212" + digits : digits;
    }

    /** A p-value or q-value: small ones by their power of ten. */
    public static String probability(double p) {
        if (!Double.isFinite(p)) {
            return "n/a";
        }
        return p >= 1e-3 || p == 0 ? number(p, 3) : String.format(Locale.ROOT, "%.0e", p);
    }

    /** Day of a time. */
    public static String date(long micros) {
        return DATE.format(instant(micros));
    }

    /** Day and minute of a time. */
    public static String time(long micros) {
        return TIME.format(instant(micros));
    }

    /** Short name of a month, 1 is January. */
    public static String month(int month) {
        return MONTH.format(LocalDate.of(2000, month, 1).atStartOfDay(ZoneOffset.UTC));
    }

    /** A length of time in days and hours. */
    public static String span(long micros) {
        long seconds = micros / MICROS_PER_SECOND;
        long days = seconds / SECONDS_PER_DAY;
        long hours = seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR;
        return days >= 10 || hours == 0 ? days + " d" : days == 0 ? hours + " h" : days + " d " + hours + " h";
    }

    /** The first twelve characters of an id: fold and the begin of the formula's hash. */
    public static String shortId(String id) {
        return id.substring(0, Math.min(id.length(), 12));
    }

    /** A snake_case or UPPER_CASE name as words. */
    public static String words(String name) {
        String spaced = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** A verdict as people say it. */
    public static String verdict(Verdict verdict) {
        return verdict == Verdict.WEAK_IC ? "Weak IC" : words(verdict.name());
    }

    /** CSS class of a signed number: {@code gain}, {@code loss}, or nothing. */
    public static String tone(double value) {
        return value > 0 ? "gain" : value < 0 ? "loss" : "";
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000L);
    }
}
