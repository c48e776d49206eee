package org.alphalode.jobs.input;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.FundingRate;

/** Reads funding rates of perpetuals: csv files with the columns {@code timestamp} (epoch milliseconds), {@code symbol}, {@code funding_rate}. */
public final class FundingFiles {
    private static final long MICROS_PER_MILLI = 1_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final List<String> COLUMNS = List.of("timestamp", "symbol", "funding_rate");

    private FundingFiles() {}

    /**
     * Rates of every symbol in the order of time. The interval that a rate is for is the shorter of the distances to its neighbours,
     * in whole hours: venues stamp some milliseconds late, change the interval, and a hole must not look like a long interval.
     *
     * @param place a csv file, plain or packed, or a folder of them
     * @throws AlphaException DATA_FAULT for a file that can not be read whole, a stamp that comes twice, or a symbol with one rate
     */
    public static List<FundingRate> read(Path place) {
        SortedMap<String, NavigableMap<Long, Double>> rates = new TreeMap<>();
        for (Path file : KlineFiles.list(place)) {
            try (Reader text = new InputStreamReader(Archives.open(file), StandardCharsets.UTF_8);
                    CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                csv.forEach(row -> take(file, row, rates));
            } catch (IOException e) {
                throw new AlphaException(
                        ErrorCode.DATA_FAULT, file + " can not be read (" + e.getMessage() + "): deliver it again", e);
            }
        }
        List<FundingRate> all = new ArrayList<>();
        rates.forEach((symbol, bySymbol) -> all.addAll(intervals(symbol, bySymbol)));
        all.sort(Comparator.comparingLong(FundingRate::micros).thenComparing(FundingRate::symbol));
        return all;
    }

    private static void take(Path file, NamedCsvRecord row, SortedMap<String, NavigableMap<Long, Double>> rates) {
        if (!row.getHeader().containsAll(COLUMNS)) {
            throw fault(file, row, "has the columns " + row.getHeader() + ", and funding needs " + COLUMNS);
        }
        try {
            long micros = Math.multiplyExact(Long.parseLong(row.getField("timestamp")), MICROS_PER_MILLI);
            double rate = Double.parseDouble(row.getField("funding_rate"));
            if (!Double.isFinite(rate) || Math.abs(rate) >= 1) {
                throw fault(file, row, "has the rate " + row.getField("funding_rate") + ", which is no fraction");
            }
            if (rates.computeIfAbsent(row.getField("symbol"), symbol -> new TreeMap<>())
                            .put(micros, rate)
                    != null) {
                throw fault(file, row, "repeats a payment of " + row.getField("symbol"));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw fault(file, row, "has a cell that is no number: " + row.getFields());
        }
    }

    private static List<FundingRate> intervals(String symbol, NavigableMap<Long, Double> rates) {
        if (rates.size() < 2) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    "funding of " + symbol + " is one payment, which says nothing of its interval: bring more of them");
        }
        List<FundingRate> out = new ArrayList<>();
        rates.forEach((micros, rate) -> {
            Long before = rates.lowerKey(micros);
            Long after = rates.higherKey(micros);
            long distance = Math.min(
                    before == null ? Long.MAX_VALUE : micros - before, after == null ? Long.MAX_VALUE : after - micros);
            long hours = Math.max(1, Math.round((double) distance / HOUR_MICROS));
            out.add(new FundingRate(symbol, micros, hours * HOUR_MICROS, rate));
        });
        return out;
    }

    private static AlphaException fault(Path file, NamedCsvRecord row, String problem) {
        return new AlphaException(
                ErrorCode.DATA_FAULT,
                file + ": line " + row.getStartingLineNumber() + " " + problem + ". Deliver the file again");
    }
}
