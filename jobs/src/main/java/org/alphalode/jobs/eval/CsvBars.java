package org.alphalode.jobs.eval;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.input.Archives;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;

/** Bars as csv with a header: columns symbol and open_time, and any numeric ones. */
final class CsvBars implements BarSource {
    static final String SYMBOL = "symbol";
    static final String OPEN_TIME = "open_time";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Path> files;
    private final List<String> header;
    private final OpenTime timeForm;

    private CsvBars(List<Path> files, List<String> header, OpenTime timeForm) {
        this.files = List.copyOf(files);
        this.header = List.copyOf(header);
        this.timeForm = timeForm;
    }

    /** Whether a file names a symbol in each row, or is at least no file of klines. */
    static boolean isBarFile(Path file) {
        List<String> first = firstRows(file).get(0);
        boolean named = first.size() > 1 && first.stream().limit(2).noneMatch(CsvBars::beginsAsNumber);
        boolean klines = first.contains("close_time") || first.get(0).equalsIgnoreCase("timestamp");
        return named && (first.contains(SYMBOL) || !klines);
    }

    private static boolean beginsAsNumber(String cell) {
        return cell.isEmpty() || !Character.isLetter(cell.charAt(0));
    }

    static CsvBars open(List<Path> files) {
        List<List<String>> rows = firstRows(files.get(0));
        List<String> header = rows.get(0);
        for (String needed : List.of(SYMBOL, OPEN_TIME)) {
            if (!header.contains(needed)) {
                throw Errors.data(files.get(0) + ", line 1: no column '" + needed + "' among "
                        + String.join(", ", header) + ": name it in the header");
            }
        }
        for (String name : header) {
            if (header.indexOf(name) != header.lastIndexOf(name)) {
                throw Errors.data(files.get(0) + ", line 1: column '" + name + "' is there twice");
            }
        }
        int time = header.indexOf(OPEN_TIME);
        OpenTime form = rows.size() > 1 && rows.get(1).size() > time
                ? OpenTime.formOf(rows.get(1).get(time))
                : OpenTime.ISO;
        return new CsvBars(files, header, form);
    }

    @Override
    public List<String> columns() {
        return header.stream()
                .filter(name -> !name.equals(SYMBOL) && !name.equals(OPEN_TIME))
                .toList();
    }

    @Override
    public OpenTime timeForm() {
        return timeForm;
    }

    @Override
    public Panel read(Collection<String> fields, Optional<BarInterval> interval) {
        List<String> names = List.copyOf(fields);
        BarGrid grid = new BarGrid(names);
        for (Path file : files) {
            if (!firstRows(file).get(0).equals(header)) {
                throw Errors.data(file + ", line 1: other columns than " + files.get(0)
                        + " has: evaluate such files one at a time");
            }
            rows(file, csv -> {
                RowReader reader = new RowReader(file, header, names, grid);
                csv.stream().skip(1).forEach(reader::take);
            });
        }
        return located(() -> grid.panel(interval));
    }

    /** Says the file where there is one alone; of several a line's number would not tell. */
    private <T> T located(Supplier<T> work) {
        try {
            return work.get();
        } catch (AlphaException e) {
            throw new AlphaException(e.code(), (files.size() == 1 ? files.get(0) + ", " : "") + e.getMessage(), e);
        }
    }

    /** What is done with a file. */
    @FunctionalInterface
    private interface Rows {
        void take(CsvReader<CsvRecord> csv);
    }

    /** The header and, where there is one, the row below it. */
    private static List<List<String>> firstRows(Path file) {
        List<List<String>> first = new ArrayList<>();
        rows(file, csv -> csv.stream()
                .limit(2)
                .forEach(row -> first.add(row.getFields().stream()
                        .map(cell -> (first.isEmpty() && cell.startsWith(BYTE_ORDER_MARK) ? cell.substring(1) : cell)
                                .strip())
                        .toList())));
        if (first.isEmpty()) {
            throw Errors.data(file + " is empty: write a header with symbol, open_time and the fields");
        }
        return first;
    }

    private static void rows(Path file, Rows rows) {
        try (InputStream bytes = Archives.open(file);
                Reader text = new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            rows.take(csv);
        } catch (CsvParseException e) {
            throw new AlphaException(ErrorCode.DATA_FAULT, file + " is not csv (" + e.getMessage() + ")", e);
        } catch (UncheckedIOException e) {
            throw broken(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private static AlphaException broken(Path file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException || e instanceof CharacterCodingException) {
            return new AlphaException(
                    ErrorCode.DATA_FAULT, file + " is damaged (" + e.getMessage() + "): deliver it again", e);
        }
        return Errors.unreadable(file, e);
    }
}
