package org.alphalode.stage.report;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Returns of a calendar year, UTC.
 *
 * @param year as in 2026
 * @param months twelve compounded returns, January first, as fractions; NaN where the book has no bar in the month
 * @param total compounded over the months that are there
 */
public record CalendarYear(int year, List<Double> months, double total) implements Serializable {
    private static final int MONTHS = 12;

    public CalendarYear {
        months = List.copyOf(months);
    }

    /** Years of a book, oldest first. The first and the last month may be partial. */
    public static List<CalendarYear> of(List<Day> days) {
        Map<Integer, List<Double>> factors = new TreeMap<>();
        for (Day day : days) {
            LocalDate date = LocalDate.ofEpochDay(day.epochDay());
            List<Double> months = factors.computeIfAbsent(
                    date.getYear(), year -> new ArrayList<>(Collections.nCopies(MONTHS, Double.NaN)));
            double before = months.get(date.getMonthValue() - 1);
            months.set(date.getMonthValue() - 1, (Double.isNaN(before) ? 1 : before) * (1 + day.simpleReturn()));
        }
        return factors.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CalendarYear of(int year, List<Double> factors) {
        double total = 1;
        for (double factor : factors) {
            total *= Double.isNaN(factor) ? 1 : factor;
        }
        return new CalendarYear(year, factors.stream().map(f -> f - 1).toList(), total - 1);
    }
}
