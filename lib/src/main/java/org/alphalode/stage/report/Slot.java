package org.alphalode.stage.report;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.stat.Moments;

/**
 * The profit of the times that have something in common: an hour of the day, a day of the week, a state of the market.
 *
 * @param name what they have in common
 * @param profit net, in the book's currency
 * @param periods bars or days in it
 * @param meanBps mean return of a period, in basis points; NaN without any
 * @param standardErrorBps of the mean; NaN below two periods
 */
public record Slot(String name, double profit, long periods, double meanBps, double standardErrorBps)
        implements Serializable {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long HOURS = 24;
    private static final double BPS = 1e4;

    /** By hour of the day in which a bar began, UTC; empty where a bar is longer than an hour. */
    static List<Slot> hours(Book book, Curve curve, long barMicros) {
        if (barMicros > HOUR_MICROS) {
            return List.of();
        }
        Bins bins = new Bins();
        double before = book.startEquity();
        for (Curve.Point point : curve.points()) {
            long hour = Math.floorMod(Math.floorDiv(point.closeMicros() - barMicros, HOUR_MICROS), HOURS);
            bins.add(String.format(Locale.ROOT, "%02d", hour), point.equity() - before, point.simpleReturn());
            before = point.equity();
        }
        return bins.slots();
    }

    /** By day of the week, UTC, Monday first. */
    static List<Slot> weekdays(Book book, List<Day> days) {
        Bins bins = new Bins();
        double before = book.startEquity();
        for (Day day : days) {
            DayOfWeek weekday = LocalDate.ofEpochDay(day.epochDay()).getDayOfWeek();
            String name = weekday.getValue() + weekday.getDisplayName(TextStyle.SHORT, Locale.ROOT);
            bins.add(name, day.equity() - before, day.simpleReturn());
            before = day.equity();
        }
        return bins.ordered();
    }

    /**
     * By state of the market, a name behind a digit that orders it; days whose state is not known are left out.
     *
     * @param states by day since 1970
     */
    static List<Slot> states(Book book, List<Day> days, Map<Long, String> states) {
        Bins bins = new Bins();
        double before = book.startEquity();
        for (Day day : days) {
            String state = states.get(day.epochDay());
            if (state != null) {
                bins.add(state, day.equity() - before, day.simpleReturn());
            }
            before = day.equity();
        }
        return bins.ordered();
    }

    private Slot named(String other) {
        return new Slot(other, profit, periods, meanBps, standardErrorBps);
    }

    private static final class Bins {
        private final Map<String, List<Double>> returns = new TreeMap<>();
        private final Map<String, Double> profits = new TreeMap<>();

        void add(String name, double profit, double simpleReturn) {
            profits.merge(name, profit, Double::sum);
            if (!Double.isNaN(simpleReturn)) {
                returns.computeIfAbsent(name, key -> new ArrayList<>()).add(simpleReturn);
            }
        }

        /** Slots whose names begin with a digit that orders them and is dropped. */
        List<Slot> ordered() {
            return slots().stream()
                    .map(slot -> slot.named(slot.name().substring(1)))
                    .toList();
        }

        List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            profits.forEach((name, profit) -> {
                Moments m = Moments.of(returns.getOrDefault(name, Collections.emptyList()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
                slots.add(new Slot(
                        name, profit, m.count(), BPS * m.mean(), BPS * m.deviation() / Math.sqrt((double) m.count())));
            });
            return slots;
        }
    }
}
