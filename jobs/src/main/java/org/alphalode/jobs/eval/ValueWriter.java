package org.alphalode.jobs.eval;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes values in long form: formula, symbol, open_time, value. */
interface ValueWriter extends Closeable {
    /**
     * Writes consecutive bars of one formula and symbol.
     *
     * @param values one a bar; NaN where missing
     */
    void write(Run run, double[] values) throws IOException;

    /**
     * What a row of values is of.
     *
     * @param formula as its file writes it
     * @param symbol whose bars
     * @param firstOpenMicros begin of the first bar
     * @param stepMicros length of a bar
     */
    record Run(String formula, String symbol, long firstOpenMicros, long stepMicros) {
        long openMicros(int bar) {
            return firstOpenMicros + bar * stepMicros;
        }
    }

    /** What a file's name says of its form. */
    enum Format {
        CSV(".csv"),
        CSV_GZ(".csv.gz"),
        ARROW(".arrow"),
        PARQUET(".parquet");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** The form of a file. */
        static Format of(Path file) {
            for (Format format : values()) {
                if (file.toString().endsWith(format.ending)) {
                    return format;
                }
            }
            throw Errors.refused("the name of the output '" + file + "' ends in none of "
                    + String.join(
                            ", ", List.of(values()).stream().map(f -> f.ending).toList())
                    + ": it says the form");
        }

        /** Opens a file of this form. */
        ValueWriter open(Path file, OpenTime times) throws IOException {
            return switch (this) {
                case CSV -> CsvValues.open(file, times, false);
                case CSV_GZ -> CsvValues.open(file, times, true);
                case ARROW -> new ArrowValues(file);
                case PARQUET -> new ParquetValues(file);
            };
        }
    }
}
