package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.model.Panel;

/**
 * What the market did on a UTC day, mean over the symbols.
 *
 * @param epochDay days since 1970-01-01
 * @param simpleReturn from the last close of the day before to that of the day, a fraction
 * @param range mean of |close / open - 1| of its bars, a fraction
 */
public record MarketDay(long epochDay, double simpleReturn, double range) implements Serializable {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final List<String> RANGES = List.of("1calm", "2ordinary", "3stormy");

    /** Days of a panel with the fields {@code open} and {@code close}, oldest first; a bar that closes at midnight ends its day. */
    public static List<MarketDay> of(Panel market) {
        int open = market.fieldIndex("open");
        int close = market.fieldIndex("close");
        double[] before = new double[market.symbolCount()];
        Arrays.fill(before, Double.NaN);
        List<MarketDay> days = new ArrayList<>();
        for (int from = 0; from < market.barCount(); ) {
            long day = epochDay(market, from);
            int to = from;
            while (to < market.barCount() && epochDay(market, to) == day) {
                to++;
            }
            Mean moved = new Mean();
            Mean range = new Mean();
            for (int symbol = 0; symbol < before.length; symbol++) {
                double last = Double.NaN;
                for (int bar = from; bar < to; bar++) {
                    if (market.usableAtClose(symbol, bar)) {
                        double price = market.value(close, symbol, bar);
                        range.add(Math.abs(price / market.value(open, symbol, bar) - 1));
                        last = Double.isNaN(price) ? last : price;
                    }
                }
                moved.add(last / before[symbol] - 1);
                before[symbol] = Double.isNaN(last) ? before[symbol] : last;
            }
            days.add(new MarketDay(day, moved.value(), range.value()));
            from = to;
        }
        return days;
    }

    private static long epochDay(Panel market, int bar) {
        return Math.floorDiv(market.closeMicros(bar) - 1, DAY_MICROS);
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    /** Names, behind a digit that orders them, the third of the days that a day's range falls into, among the days given: a description after the fact. */
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

    /** Names, behind a digit that orders them, the direction of each day. */
    static Map<Long, String> byDirection(List<MarketDay> days) {
        Map<Long, String> names = new TreeMap<>();
        for (MarketDay day : days) {
            if (day.simpleReturn() != 0 && !Double.isNaN(day.simpleReturn())) {
                names.put(day.epochDay(), day.simpleReturn() > 0 ? "1market up" : "2market down");
            }
        }
        return names;
    }
}
