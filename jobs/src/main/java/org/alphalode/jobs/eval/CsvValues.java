package org.alphalode.jobs.eval;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Values as csv; a missing one is an empty cell. */
final class CsvValues implements ValueWriter {
    /** So many digits bring every double back to its bits. */
    private static final MathContext DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);

    private static final int BUFFER_BYTES = 1 << 16;

    private final Writer out;
    private final OpenTime times;

    private CsvValues(Writer out, OpenTime times) {
        this.out = out;
        this.times = times;
    }

    static CsvValues open(Path file, OpenTime times, boolean packed) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
        OutputStream stream = packed ? new GZIPOutputStream(bytes, BUFFER_BYTES) : bytes;
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER_BYTES);
        writer.write("formula,symbol,open_time,value\n");
        return new CsvValues(writer, times);
    }

    @Override
    public void write(Run run, double[] values) throws IOException {
        String begin = quoted(run.formula()) + "," + quoted(run.symbol()) + ",";
        for (int i = 0; i < values.length; i++) {
            out.write(begin);
            out.write(times.text(run.openMicros(i)));
            out.write(',');
            out.write(text(values[i]));
            out.write('\n');
        }
    }

    /** 17 significant digits without closing zeros; nothing for NaN. */
    static String text(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
