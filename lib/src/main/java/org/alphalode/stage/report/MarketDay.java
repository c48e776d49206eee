package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the market did on a UTC day, mean over the symbols.
 *
 * @param epochDay days since 1970-01-01
 * @param simpleReturn from the last close of the day before to that of the day, a fraction
 * @param range mean of |close / open - 1| of its bars, a fraction
 */
public record MarketDay(long epochDay, double simpleReturn, double range) implements Serializable {
    private static final List<String> RANGES = List.of("1 calm", "2 ordinary", "3 stormy");

    /** Names the third of the days that a day's range falls into, among the days given: a description after the fact. */
    static Map<Long, String> byRange(List<MarketDay> days) {
        List<MarketDay> order = days.stream()
                .filter(day -> !Double.isNaN(day.range()))
                .sorted(Comparator.comparingDouble(MarketDay::range).thenComparingLong(MarketDay::epochDay))
                .toList();
        Map<Long, String> names = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            int third = (int) ((long) RANGES.size() * i / order.size());
            names.put(order.get(i).epochDay(), RANGES.get(third));
        }
        return names;
    }

    /** Names the direction of each day. */
    static Map<Long, String> byDirection(List<MarketDay> days) {
        Map<Long, String> names = new TreeMap<>();
        for (MarketDay day : days) {
            if (day.simpleReturn() != 0 && !Double.isNaN(day.simpleReturn())) {
                names.put(day.epochDay(), day.simpleReturn() > 0 ? "market up" : "market down");
            }
        }
        return names;
    }
}
