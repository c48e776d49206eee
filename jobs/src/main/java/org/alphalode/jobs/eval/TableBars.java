package org.alphalode.jobs.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A Delta table with columns symbol, open_time or close_time, and numeric ones; it comes as Arrow batches, never as rows. Where it has
 * known_at, a row that was known after its close gives nothing at that bar, and one that was never known has no values.
 */
final class TableBars implements BarSource {
    private static final String CLOSE_TIME = "close_time";
    private static final String KNOWN_AT = "known_at";
    private static final int NEVER_KNOWN = 0;
    private static final int KNOWN_LATER = 1;
    private static final int KNOWN_AT_CLOSE = 2;
    /** Columns before the fields: symbol, time, when known. */
    private static final int FIRST_FIELD = 3;

    private final Dataset<Row> table;
    private final String place;
    private final List<String> names;

    private TableBars(Dataset<Row> table, String place) {
        this.table = table;
        this.place = place;
        this.names = List.of(table.columns());
    }

    static TableBars open(String place) {
        String path = place.contains("://") ? place : Path.of(place).toUri().toString();
        TableBars bars =
                new TableBars(Sessions.open("eval").read().format("delta").load(path), place);
        if (!bars.names.contains(CsvBars.SYMBOL) || bars.timeColumn().isEmpty()) {
            throw Errors.data("table " + place + " has the columns " + String.join(", ", bars.names)
                    + ", but symbol and open_time or close_time are needed");
        }
        return bars;
    }

    private Optional<String> timeColumn() {
        return List.of(CsvBars.OPEN_TIME, CLOSE_TIME).stream()
                .filter(names::contains)
                .findFirst();
    }

    @Override
    public List<String> columns() {
        return Arrays.stream(table.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(StructField::name)
                .filter(name -> !name.equals(CsvBars.OPEN_TIME) && !name.equals(CLOSE_TIME))
                .toList();
    }

    @Override
    public Panel read(Collection<String> fields, Optional<BarInterval> interval) {
        List<String> read = List.copyOf(fields);
        String time = timeColumn().orElseThrow();
        List<Column> columns = new ArrayList<>();
        columns.add(table.col(CsvBars.SYMBOL).cast(DataTypes.StringType));
        columns.add(micros(time));
        columns.add(known());
        read.forEach(name -> columns.add(column(name).cast(DataTypes.DoubleType)));
        Dataset<Row> needed = table.select(columns.toArray(Column[]::new));
        BarGrid grid = new BarGrid(read, time.equals(CLOSE_TIME));
        Schema schema = schema(read);
        // the one way to batches that Spark has; its own Python and R go it
        List<byte[]> batches = ((org.apache.spark.sql.classic.Dataset<Row>) needed)
                .toArrowBatchRdd()
                .toJavaRDD()
                .collect();
        try (BufferAllocator memory = new RootAllocator()) {
            for (byte[] bytes : batches) {
                take(bytes, schema, memory, grid);
            }
        } catch (IOException e) {
            throw Errors.unreadable(place, e);
        }
        return grid.panel(interval);
    }

    private Column column(String name) {
        return table.col("`" + name + "`");
    }

    /** Epoch microseconds of a timestamp, or of a whole number in milliseconds or microseconds. */
    private Column micros(String name) {
        Column column = column(name);
        if (table.schema().apply(name).dataType() instanceof NumericType) {
            Column whole = column.cast(DataTypes.LongType);
            return functions
                    .when(functions.abs(whole).geq(OpenTime.FIRST_MICROS_VALUE), whole)
                    .otherwise(whole.multiply(OpenTime.MICROS_PER_MILLI));
        }
        return functions.unix_micros(column.cast(DataTypes.TimestampType));
    }

    private Column known() {
        if (!names.contains(KNOWN_AT) || !names.contains(CLOSE_TIME)) {
            return functions.lit(KNOWN_AT_CLOSE);
        }
        return functions
                .when(column(KNOWN_AT).isNull(), NEVER_KNOWN)
                .when(column(KNOWN_AT).leq(column(CLOSE_TIME)), KNOWN_AT_CLOSE)
                .otherwise(KNOWN_LATER);
    }

    private static Schema schema(List<String> fields) {
        List<Field> columns = new ArrayList<>();
        columns.add(new Field("symbol", FieldType.nullable(new ArrowType.Utf8()), List.of()));
        columns.add(new Field("time", FieldType.nullable(new ArrowType.Int(Long.SIZE, true)), List.of()));
        columns.add(new Field("known", FieldType.nullable(new ArrowType.Int(Integer.SIZE, true)), List.of()));
        fields.forEach(name -> columns.add(new Field(
                name, FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)), List.of())));
        return new Schema(columns);
    }

    private void take(byte[] bytes, Schema schema, BufferAllocator memory, BarGrid grid) throws IOException {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory);
                ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(
                        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes))), memory)) {
            new VectorLoader(root).load(batch);
            VarCharVector symbol = (VarCharVector) root.getVector(0);
            BigIntVector time = (BigIntVector) root.getVector(1);
            IntVector known = (IntVector) root.getVector(2);
            double[] values = new double[schema.getFields().size() - FIRST_FIELD];
            for (int row = 0; row < root.getRowCount(); row++) {
                if (symbol.isNull(row) || time.isNull(row)) {
                    throw Errors.data("table " + place + " has a row without symbol or time: take it out");
                }
                for (int f = 0; f < values.length; f++) {
                    Float8Vector column = (Float8Vector) root.getVector(FIRST_FIELD + f);
                    boolean missing = known.get(row) == NEVER_KNOWN || column.isNull(row);
                    values[f] = missing ? Double.NaN : column.get(row);
                }
                grid.add(
                        new String(symbol.get(row), StandardCharsets.UTF_8),
                        time.get(row),
                        0,
                        values,
                        known.get(row) == KNOWN_AT_CLOSE);
            }
        }
    }
}
