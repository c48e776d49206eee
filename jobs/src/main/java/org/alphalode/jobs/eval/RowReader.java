package org.alphalode.jobs.eval;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import org.alphalode.check.AlphaException;

/** Takes the rows of a csv file onto a grid. */
final class RowReader {
    private final Path file;
    private final List<String> header;
    private final BarGrid grid;
    private final int symbol;
    private final int time;
    /** Cells of the fields. */
    private final int[] cells;
    /** Values of the row at hand. */
    private final double[] values;

    RowReader(Path file, List<String> header, List<String> fields, BarGrid grid) {
        this.file = file;
        this.header = header;
        this.grid = grid;
        this.symbol = header.indexOf(CsvBars.SYMBOL);
        this.time = header.indexOf(CsvBars.OPEN_TIME);
        this.cells = fields.stream().mapToInt(header::indexOf).toArray();
        this.values = new double[cells.length];
    }

    /**
     * Takes a row.
     *
     * @throws AlphaException DATA_FAULT, with its line, where a cell is not what its column holds
     */
    void take(CsvRecord row) {
        long line = row.getStartingLineNumber();
        List<String> texts = row.getFields();
        if (texts.size() != header.size()) {
            throw fault(line, "has " + texts.size() + " cells, but the header " + header.size());
        }
        String name = texts.get(symbol).strip();
        if (name.isEmpty()) {
            throw fault(line, "column 'symbol' is empty");
        }
        for (int i = 0; i < cells.length; i++) {
            values[i] = number(texts.get(cells[i]).strip(), header.get(cells[i]), line);
        }
        grid.add(name, micros(texts.get(time).strip(), line), line, values);
    }

    private long micros(String cell, long line) {
        try {
            return OpenTime.micros(cell);
        } catch (DateTimeException e) {
            throw fault(
                    line,
                    "column 'open_time': '" + cell + "' is no time (" + e.getMessage()
                            + "): write ISO-8601, or milliseconds or microseconds since 1970");
        }
    }

    private double number(String cell, String column, long line) {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        double value = isDecimal(cell) ? parsed(cell) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw fault(
                    line,
                    "column '" + column + "': '" + cell
                            + "' is no finite number: write a decimal, or nothing where the value is missing");
        }
        return value;
    }

    /** What Java takes for a number beyond decimals holds other letters, or ends in one: 1d, 0x1p3, Infinity. */
    private static boolean isDecimal(String cell) {
        char last = cell.charAt(cell.length() - 1);
        return (last == '.' || (last >= '0' && last <= '9')) && cell.indexOf('x') < 0 && cell.indexOf('X') < 0;
    }

    private static double parsed(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private AlphaException fault(long line, String problem) {
        return Errors.data(file + ", line " + line + ": " + problem);
    }
}
