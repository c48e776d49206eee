package org.alphalode.jobs.metrics;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.eval.OpenTime;
import org.alphalode.jobs.input.Archives;

/**
 * A file of returns: csv, also .gz or .zip, with a header that names a column for the returns and, where there are times, one
 * for them; or one number a line.
 *
 * @param file where it was read
 * @param times epoch microseconds, rising; empty where the file has none
 * @param returns simple, per period, fractions, at least -1
 */
record ReturnsFile(Path file, List<Long> times, List<Double> returns) {
    @Override
    public String toString() {
        return file.toString();
    }

    private static final List<String> RETURN_NAMES = List.of("return", "returns", "ret");
    private static final List<String> TIME_NAMES =
            List.of("time", "close_time", "open_time", "timestamp", "date", "datetime");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    ReturnsFile {
        times = List.copyOf(times);
        returns = List.copyOf(returns);
    }

    /** Reads a file whole, or refuses it with the line and the reason. */
    static ReturnsFile read(Path file) {
        try (Reader text = new InputStreamReader(Archives.open(file), StandardCharsets.UTF_8.newDecoder());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(false)
                        .ofCsvRecord(text)) {
            Rows rows = new Rows(file);
            csv.stream().forEach(rows::take);
            return rows.all();
        } catch (CsvParseException e) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT, file + " is not csv (" + e.getMessage() + "): write one row a line", e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Returns in the order of time. */
    double[] values() {
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Median step between two times in microseconds; empty with fewer than two. */
    Optional<Long> step() {
        List<Long> steps = new ArrayList<>();
        for (int t = 1; t < times.size(); t++) {
            steps.add(times.get(t) - times.get(t - 1));
        }
        return steps.stream().sorted().skip(steps.size() / 2).findFirst();
    }

    private static AlphaException unreadable(Path file, IOException e) {
        return new AlphaException(
                ErrorCode.REFUSED,
                file + " can not be read (" + e + "): name a csv of returns that is there and whole",
                e);
    }

    /** Collects rows below a header, if there is one. */
    private static final class Rows {
        private final Path file;
        private final List<Long> times = new ArrayList<>();
        private final List<Double> returns = new ArrayList<>();
        private int valueAt = -1;
        private int timeAt = -1;
        /** Blank lines may end a file. */
        private long blankLine;

        Rows(Path file) {
            this.file = file;
        }

        void take(CsvRecord row) {
            List<String> cells = row.getFields().stream()
                    .map(cell -> cell.startsWith(BYTE_ORDER_MARK) ? cell.substring(1) : cell)
                    .map(String::strip)
                    .toList();
            if (cells.size() == 1 && cells.get(0).isEmpty()) {
                blankLine = blankLine == 0 ? row.getStartingLineNumber() : blankLine;
                return;
            }
            if (blankLine > 0) {
                throw fault(blankLine, "is blank, and rows follow: a gap can not be measured; take the line out");
            }
            if (valueAt < 0 && header(cells)) {
                return;
            }
            if (cells.size() <= Math.max(valueAt, timeAt)) {
                throw fault(row, "has " + cells.size() + " cells: write as many as the header names");
            }
            returns.add(number(row, cells.get(valueAt)));
            if (timeAt >= 0) {
                time(row, cells.get(timeAt));
            }
        }

        /** Finds the columns; false where the first line is a row itself. */
        private boolean header(List<String> cells) {
            List<String> names =
                    cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
            if (cells.size() == 1 && isNumber(cells.get(0))) {
                valueAt = 0;
                return false;
            }
            valueAt = first(names, RETURN_NAMES);
            timeAt = first(names, TIME_NAMES);
            if (valueAt < 0
                    && names.size() == (timeAt < 0 ? 1 : 2)
                    && names.stream().noneMatch(Rows::isNumber)) {
                valueAt = timeAt == 0 ? 1 : 0;
            }
            if (valueAt < 0) {
                throw new AlphaException(
                        ErrorCode.DATA_FAULT,
                        file + ", line 1: no column 'return' among '" + String.join(", ", cells)
                                + "': name it in a header, or give one number a line");
            }
            return true;
        }

        private static int first(List<String> names, List<String> wanted) {
            return wanted.stream()
                    .mapToInt(names::indexOf)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .orElse(-1);
        }

        private double number(CsvRecord row, String cell) {
            if (!isNumber(cell)) {
                throw fault(
                        row,
                        cell.isEmpty() || cell.equalsIgnoreCase("nan")
                                ? "has no return: a gap can not be measured; take its row out, or put the return that it had"
                                : "'" + cell + "' is no finite number: write a fraction, 0.01 for 1 %");
            }
            double value = Double.parseDouble(cell);
            if (value < -1) {
                throw fault(row, "loses more than everything (" + cell + "): write fractions, -0.01 for -1 %");
            }
            return value;
        }

        private void time(CsvRecord row, String cell) {
            long micros = micros(row, cell);
            if (!times.isEmpty() && micros <= times.get(times.size() - 1)) {
                throw fault(row, "time " + cell + " is not after the one before: sort the rows, one a period");
            }
            times.add(micros);
        }

        private long micros(CsvRecord row, String cell) {
            try {
                return OpenTime.micros(cell);
            } catch (DateTimeException e) {
                throw fault(row, "'" + cell + "' is no time: write ISO-8601, or milliseconds since 1970");
            }
        }

        ReturnsFile all() {
            if (returns.isEmpty()) {
                throw new AlphaException(
                        ErrorCode.DATA_FAULT, file + " holds no return: give at least one row below the header");
            }
            return new ReturnsFile(file, times, returns);
        }

        private static boolean isNumber(String cell) {
            try {
                return !cell.isEmpty()
                        && Character.isDigit(cell.charAt(cell.length() - 1))
                        && cell.toLowerCase(Locale.ROOT).indexOf('x') < 0
                        && Double.isFinite(Double.parseDouble(cell));
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private AlphaException fault(CsvRecord row, String problem) {
            return fault(row.getStartingLineNumber(), problem);
        }

        private AlphaException fault(long line, String problem) {
            return new AlphaException(ErrorCode.DATA_FAULT, file + ", line " + line + ": " + problem);
        }
    }
}
