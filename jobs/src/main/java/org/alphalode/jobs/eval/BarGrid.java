package org.alphalode.jobs.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** Collects rows in any order and puts them on a regular grid of bars. */
final class BarGrid {
    /** 4 GB of doubles: more is a mistake in the times, or work for a part of it at a time. */
    private static final long MAX_CELLS = 500_000_000L;

    private final List<String> fields;
    private final SortedMap<String, Series> bySymbol = new TreeMap<>();

    /**
     * Begins without rows.
     *
     * @param fields names of the values of a row
     */
    BarGrid(List<String> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Rows of one symbol: arrays that grow. */
    private static final class Series {
        private final String symbol;
        private int size;
        private long[] times = new long[16];
        private long[] place = new long[16];
        private double[][] values;

        Series(String symbol, int fields) {
            this.symbol = symbol;
            values = new double[fields][16];
        }

        void add(long timeMicros, long rowPlace, double[] row) {
            if (size == times.length) {
                int more = Math.multiplyExact(size, 2);
                times = Arrays.copyOf(times, more);
                place = Arrays.copyOf(place, more);
                for (int f = 0; f < values.length; f++) {
                    values[f] = Arrays.copyOf(values[f], more);
                }
            }
            times[size] = timeMicros;
            place[size] = rowPlace;
            for (int f = 0; f < values.length; f++) {
                values[f][size] = row[f];
            }
            size++;
        }

        long[] sortedTimes() {
            long[] sorted = Arrays.copyOf(times, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /**
     * Takes a row.
     *
     * @param timeMicros begin of its bar, epoch microseconds
     * @param place its line
     * @param row values in the order of the fields; copied
     */
    void add(String symbol, long timeMicros, long place, double[] row) {
        bySymbol.computeIfAbsent(symbol, s -> new Series(s, fields.size())).add(timeMicros, place, row);
    }

    /**
     * The panel of all rows.
     *
     * @param given length of the bars; else the smallest step between two rows of a symbol
     * @throws AlphaException DATA_FAULT where there is no row, where a bar is there twice, or where times lie beside the grid
     */
    Panel panel(Optional<BarInterval> given) {
        if (bySymbol.isEmpty()) {
            throw Errors.data("the input holds no row");
        }
        long step = smallestStep();
        BarInterval interval = given.orElseGet(() -> interval(step));
        long first = bySymbol.values().stream()
                .mapToLong(series ->
                        Arrays.stream(series.times, 0, series.size).min().orElseThrow())
                .min()
                .orElseThrow();
        long last = bySymbol.values().stream()
                .mapToLong(series ->
                        Arrays.stream(series.times, 0, series.size).max().orElseThrow())
                .max()
                .orElseThrow();
        long bars = (last - first) / interval.micros() + 1;
        if (bars > MAX_CELLS / Math.max(1, (long) fields.size() * bySymbol.size())) {
            throw Errors.data("a grid of " + interval.text() + " from " + OpenTime.instant(first) + " to "
                    + OpenTime.instant(last) + " has " + bars + " bars of " + bySymbol.size()
                    + " symbols: check the times, say --interval, or take a part of it");
        }
        List<String> symbols = List.copyOf(bySymbol.keySet());
        Panel.Builder builder = new Panel.Builder(
                symbols,
                fields.stream().map(name -> FieldSpec.pure(name, Family.MIXED)).toList(),
                interval,
                first + interval.micros(),
                Math.toIntExact(bars));
        Grid grid = new Grid(first, interval);
        bySymbol.forEach((symbol, series) -> fill(builder, symbols.indexOf(symbol), series, grid));
        return builder.build();
    }

    private record Grid(long firstMicros, BarInterval interval) {}

    private void fill(Panel.Builder builder, int s, Series series, Grid grid) {
        for (int i = 0; i < series.size; i++) {
            long offset = series.times[i] - grid.firstMicros();
            if (offset % grid.interval().micros() != 0) {
                throw Errors.data("line " + series.place[i] + ": bar " + series.symbol + " "
                        + OpenTime.instant(series.times[i]) + " does not lie on the grid of "
                        + grid.interval().text() + " that begins at " + OpenTime.instant(grid.firstMicros())
                        + ": check the times, or say --interval");
            }
            int bar = Math.toIntExact(offset / grid.interval().micros());
            for (int f = 0; f < fields.size(); f++) {
                builder.set(f, s, bar, series.values[f][i]);
            }
        }
    }

    /** Smallest step between two rows of a symbol; 0 where no symbol has two. */
    private long smallestStep() {
        long smallest = Long.MAX_VALUE;
        for (Series series : bySymbol.values()) {
            long[] times = series.sortedTimes();
            for (int i = 1; i < times.length; i++) {
                if (times[i] == times[i - 1]) {
                    throw twice(series, times[i]);
                }
                smallest = Math.min(smallest, times[i] - times[i - 1]);
            }
        }
        return smallest == Long.MAX_VALUE ? 0 : smallest;
    }

    /** Length of a bar from the smallest step between two rows of a symbol. */
    static BarInterval interval(long step) {
        if (step == 0) {
            throw Errors.refused("no symbol has two rows, so the length of a bar can not be told: say --interval");
        }
        if (step < BarInterval.SECOND_MICROS) {
            throw Errors.data(
                    "rows are " + step + " us apart, but a bar lasts at least a second: check the unit of the times");
        }
        return new BarInterval(step);
    }

    private static AlphaException twice(Series series, long timeMicros) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < series.size; i++) {
            if (series.times[i] == timeMicros) {
                places.add(series.place[i]);
            }
        }
        return Errors.data("line " + places.get(1) + ": bar " + series.symbol + " " + OpenTime.instant(timeMicros)
                + " is there twice, first in line " + places.get(0) + ": keep one of them");
    }
}
