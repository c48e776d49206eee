package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values by name and time, means over columns that are wide enough to be seen.
 *
 * @param columnMicros first time of each column
 * @param rows in the order of their names
 */
public record TimeGrid(List<Long> columnMicros, List<Row> rows) implements Serializable {
    public TimeGrid {
        columnMicros = List.copyOf(columnMicros);
        rows = List.copyOf(rows);
    }

    /** What a value that is not there means. */
    public enum Absent {
        /** Nothing is known: left out of the mean. */
        UNKNOWN,
        /** The value is zero. */
        ZERO
    }

    /**
     * A value to place.
     *
     * @param row name
     * @param micros time
     * @param value to be averaged
     */
    public record Cell(String row, long micros, double value) implements Serializable {}

    /**
     * One line of the grid.
     *
     * @param name of it
     * @param values one a column; NaN where nothing is known
     */
    public record Row(String name, List<Double> values) implements Serializable {
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * Grid of the cells, at most one a name and time. Columns hold equally many of the times that occur, the last one the rest.
     *
     * @param maxColumns at most so many columns
     */
    public static TimeGrid of(List<Cell> cells, int maxColumns, Absent absent) {
        List<Long> times =
                new ArrayList<>(new TreeSet<>(cells.stream().map(Cell::micros).toList()));
        int width = Math.max(1, Thinning.parts(times.size(), maxColumns));
        int columns = Thinning.parts(times.size(), width);
        Map<String, List<Mean>> means = new TreeMap<>();
        for (Cell cell : cells) {
            int column = Collections.binarySearch(times, cell.micros()) / width;
            List<Mean> row = means.computeIfAbsent(
                    cell.row(), name -> new ArrayList<>(Collections.nCopies(columns, Mean.EMPTY)));
            row.set(column, row.get(column).with(cell.value()));
        }
        List<Row> rows = new ArrayList<>();
        means.forEach((name, row) -> {
            List<Double> values = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                int timesInColumn = Math.min(width, times.size() - c * width);
                values.add(row.get(c)
                        .over(absent == Absent.ZERO ? timesInColumn : row.get(c).count()));
            }
            rows.add(new Row(name, values));
        });
        List<Long> starts = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            starts.add(times.get(c * width));
        }
        return new TimeGrid(starts, rows);
    }

    private record Mean(double sum, int count) {
        static final Mean EMPTY = new Mean(0, 0);

        Mean with(double value) {
            return new Mean(sum + value, count + 1);
        }

        double over(int divisor) {
            return divisor == 0 ? Double.NaN : sum / divisor;
        }
    }
}
