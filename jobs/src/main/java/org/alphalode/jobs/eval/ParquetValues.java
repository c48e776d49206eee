package org.alphalode.jobs.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Values as one Parquet file; a missing one is NULL, a time is in microseconds UTC. */
final class ParquetValues implements ValueWriter {
    private static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("formula")
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("symbol")
            .required(PrimitiveTypeName.INT64)
            .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
            .named("open_time")
            .optional(PrimitiveTypeName.DOUBLE)
            .named("value")
            .named("values");

    private final ParquetWriter<Row> writer;

    ParquetValues(Path file) throws IOException {
        writer = new Builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build();
    }

    @Override
    public void write(Run run, double[] values) throws IOException {
        Binary formula = Binary.fromString(run.formula());
        Binary symbol = Binary.fromString(run.symbol());
        for (int i = 0; i < values.length; i++) {
            writer.write(new Row(formula, symbol, run.openMicros(i), values[i]));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private record Row(Binary formula, Binary symbol, long openMicros, double value) {}

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract until Parquet 2: not called
        protected WriteSupport<Row> getWriteSupport(Configuration conf) {
            return new RowWriter();
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
            return new RowWriter();
        }
    }

    private static final class RowWriter extends WriteSupport<Row> {
        private @Nullable RecordConsumer consumer;

        @Override
        @SuppressWarnings("deprecation") // abstract until Parquet 2: not called
        public WriteContext init(Configuration conf) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Row row) {
            RecordConsumer out = Objects.requireNonNull(consumer);
            out.startMessage();
            out.startField("formula", 0);
            out.addBinary(row.formula());
            out.endField("formula", 0);
            out.startField("symbol", 1);
            out.addBinary(row.symbol());
            out.endField("symbol", 1);
            out.startField("open_time", 2);
            out.addLong(row.openMicros());
            out.endField("open_time", 2);
            if (!Double.isNaN(row.value())) {
                out.startField("value", 3);
                out.addDouble(row.value());
                out.endField("value", 3);
            }
            out.endMessage();
        }
    }
}
