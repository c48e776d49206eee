package org.alphalode.stage.mine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.alphalode.model.Panel;

/**
 * Signals as a NumPy array file of shape (T, N), doubles, row after row (S0.13), written in chunks of bars. A row is a bar of a
 * symbol, bars slowest; a column is an alpha. Which they are stands in two index files beside it.
 */
public final class SignalMatrix {
    /** NumPy aligns what follows the header to this. */
    private static final int ALIGNMENT = 64;

    private static final int PREFIX_BYTES = 10;

    private SignalMatrix() {}

    /** The begin of the file: format 1.0, little-endian doubles. */
    public static ByteBuffer header(long rows, int columns) {
        String shape = String.format(
                Locale.ROOT, "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }", rows, columns);
        int unpadded = PREFIX_BYTES + shape.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        String text = shape + " ".repeat(padding) + "\n";
        ByteBuffer out = ByteBuffer.allocate(PREFIX_BYTES + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        return out.putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .flip();
    }

    /** The rows of the bars {@code [fromBar, toBar)}; chunks in order after the header make the file. */
    public static ByteBuffer rows(Panel signals, int fromBar, int toBar) {
        int columns = signals.fields().size();
        int values = Math.multiplyExact(Math.multiplyExact(toBar - fromBar, signals.symbolCount()), columns);
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(values, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (int bar = fromBar; bar < toBar; bar++) {
            for (int symbol = 0; symbol < signals.symbolCount(); symbol++) {
                for (int field = 0; field < columns; field++) {
                    out.putDouble(signals.value(field, symbol, bar));
                }
            }
        }
        return out.flip();
    }

    /** Lines {@code close_micros,symbol} of the rows of {@code [fromBar, toBar)}. */
    public static String rowIndex(Panel signals, int fromBar, int toBar) {
        StringBuilder lines = new StringBuilder();
        for (int bar = fromBar; bar < toBar; bar++) {
            for (String symbol : signals.symbols()) {
                lines.append(signals.closeMicros(bar))
                        .append(',')
                        .append(AlphaPoolCsv.text(symbol))
                        .append("\r\n");
            }
        }
        return lines.toString();
    }

    /** Lines with the alpha of each column. */
    public static String columnIndex(List<String> alphaIds) {
        StringBuilder lines = new StringBuilder();
        for (String alphaId : alphaIds) {
            lines.append(AlphaPoolCsv.text(alphaId)).append("\r\n");
        }
        return lines.toString();
    }
}
