package org.alphalode.jobs;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Panel;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Signals as an Arrow IPC file: a row is a bar of a symbol, bars slowest, with its close time (UTC) and symbol; a column is an alpha. A
 * missing value is null. Chunks of bars become record batches.
 */
final class SignalArrow implements AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final VectorSchemaRoot batch;
    private final ArrowFileWriter writer;

    /** Begins a file; the channel stays the caller's. */
    SignalArrow(WritableByteChannel out, List<String> alphaIds) throws IOException {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "close_time", FieldType.notNullable(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")), List.of()));
        fields.add(new Field("symbol", FieldType.notNullable(new ArrowType.Utf8()), List.of()));
        for (String alphaId : alphaIds) {
            fields.add(new Field(
                    alphaId,
                    FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                    List.of()));
        }
        batch = VectorSchemaRoot.create(new Schema(fields), allocator);
        writer = new ArrowFileWriter(batch, null, out);
        writer.start();
    }

    /** Adds the rows of the bars {@code [fromBar, toBar)}. */
    void add(Panel signals, int fromBar, int toBar) throws IOException {
        TimeStampMicroTZVector time = (TimeStampMicroTZVector) batch.getVector(0);
        VarCharVector symbol = (VarCharVector) batch.getVector(1);
        int row = 0;
        for (int bar = fromBar; bar < toBar; bar++) {
            for (int s = 0; s < signals.symbolCount(); s++) {
                time.setSafe(row, signals.closeMicros(bar));
                symbol.setSafe(row, signals.symbols().get(s).getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < signals.fields().size(); i++) {
                    Float8Vector column = (Float8Vector) batch.getVector(2 + i);
                    double value = signals.value(i, s, bar);
                    if (Double.isNaN(value)) {
                        column.setNull(row);
                    } else {
                        column.setSafe(row, value);
                    }
                }
                row++;
            }
        }
        batch.setRowCount(row);
        writer.writeBatch();
        batch.clear();
    }

    @Override
    public void close() throws IOException {
        try (allocator;
                batch) {
            // the writer would close the channel too
            writer.end();
        }
    }
}
