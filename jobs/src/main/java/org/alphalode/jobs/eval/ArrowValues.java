package org.alphalode.jobs.eval;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

/** Values as an Arrow IPC file; a missing one is null, a time is in microseconds UTC. */
final class ArrowValues implements ValueWriter {
    private static final int BATCH_ROWS = 1 << 16;
    private static final Schema SCHEMA = new Schema(List.of(
            new Field("formula", FieldType.notNullable(new ArrowType.Utf8()), List.of()),
            new Field("symbol", FieldType.notNullable(new ArrowType.Utf8()), List.of()),
            new Field(
                    "open_time",
                    FieldType.notNullable(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
                    List.of()),
            new Field(
                    "value",
                    FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                    List.of())));

    private final FileChannel channel;
    private final BufferAllocator allocator = new RootAllocator();
    private final VectorSchemaRoot batch = VectorSchemaRoot.create(SCHEMA, allocator);
    private final VarCharVector formula = (VarCharVector) batch.getVector(0);
    private final VarCharVector symbol = (VarCharVector) batch.getVector(1);
    private final TimeStampMicroTZVector openTime = (TimeStampMicroTZVector) batch.getVector(2);
    private final Float8Vector value = (Float8Vector) batch.getVector(3);
    private final ArrowFileWriter writer;
    private int rows;

    ArrowValues(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        writer = new ArrowFileWriter(batch, null, channel);
        writer.start();
    }

    @Override
    public void write(Run run, double[] values) throws IOException {
        byte[] formulaText = run.formula().getBytes(StandardCharsets.UTF_8);
        byte[] symbolText = run.symbol().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < values.length; i++) {
            formula.setSafe(rows, formulaText);
            symbol.setSafe(rows, symbolText);
            openTime.setSafe(rows, run.openMicros(i));
            if (Double.isNaN(values[i])) {
                value.setNull(rows);
            } else {
                value.setSafe(rows, values[i]);
            }
            rows++;
            if (rows == BATCH_ROWS) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        batch.setRowCount(rows);
        writer.writeBatch();
        batch.clear();
        rows = 0;
    }

    @Override
    public void close() throws IOException {
        try (allocator;
                batch;
                channel;
                writer) {
            if (rows > 0) {
                flush();
            }
            writer.end();
        }
    }
}
