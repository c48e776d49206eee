package org.alphalode.jobs.eval;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/** Puts the vectors of a table into a panel of some bars; rows of other bars are passed over. */
final class BlockReader {
    private final TableGrid grid;
    private final BatchColumns columns;
    private final TableScan.Stretch stretch;
    private final Panel.Builder builder;
    private final Map<UTF8String, Integer> symbols = new HashMap<>();
    private final int deleted;
    private final int known;
    private final int close;
    /** Of the rows of a batch the symbol; negative where the row is not wanted. */
    private int[] symbolOf = new int[0];

    private int[] barOf = new int[0];
    /** [field]: values of the unit's own bars that are stored but are no finite numbers. */
    private final long[] notFinite;

    private int ownFrom;

    BlockReader(TableGrid grid, BatchColumns columns, List<String> fields, TableScan.Stretch stretch) {
        this.grid = grid;
        this.columns = columns;
        this.stretch = stretch;
        this.builder = new Panel.Builder(
                grid.symbols(),
                specs(fields),
                grid.interval(),
                grid.closeMicros(stretch.fromBar()),
                stretch.toBar() - stretch.fromBar());
        for (int s = 0; s < grid.symbols().size(); s++) {
            symbols.put(UTF8String.fromString(grid.symbols().get(s)), s);
        }
        this.notFinite = new long[fields.size()];
        this.deleted = columns.deleted();
        this.known = columns.find(TableBars.KNOWN_AT);
        this.close = columns.find(TableBars.CLOSE_TIME);
    }

    /** Columns of any table are of no known dimension. */
    static List<FieldSpec> specs(List<String> fields) {
        return fields.stream().map(name -> FieldSpec.pure(name, Family.MIXED)).toList();
    }

    /**
     * Reads all batches; what is stored but is no finite number is missing.
     *
     * @param firstOwnBar first bar of the stretch whose values count in {@link #notFinite}: those before it are others' too
     */
    Panel read(Iterator<ColumnarBatch> batches, int firstOwnBar) {
        ownFrom = firstOwnBar;
        while (batches.hasNext()) {
            take(batches.next());
        }
        return builder.build();
    }

    /** How many values of a field were no finite numbers. */
    long notFinite(int field) {
        return notFinite[field];
    }

    private void take(ColumnarBatch batch) {
        int rows = batch.numRows();
        if (symbolOf.length < rows) {
            symbolOf = new int[rows];
            barOf = new int[rows];
        }
        locate(batch, rows);
        if (known >= 0) {
            judge(batch, rows);
        }
        for (int f = 0; f < columns.fields().size(); f++) {
            int index = columns.fields().get(f);
            BatchColumns.Vector field = columns.vectors().get(index);
            ColumnVector vector = batch.column(index);
            for (int row = 0; row < rows; row++) {
                if (symbolOf[row] >= 0) {
                    double value = field.number(vector, row);
                    if (Double.isFinite(value)) {
                        builder.set(f, symbolOf[row], barOf[row], value);
                    } else if (barOf[row] >= ownFrom && !vector.isNullAt(row)) {
                        notFinite[f]++;
                    }
                }
            }
        }
    }

    private void locate(ColumnarBatch batch, int rows) {
        ColumnVector symbol = batch.column(columns.symbol());
        ColumnVector time = batch.column(columns.time());
        BatchColumns.Vector timeColumn = columns.vectors().get(columns.time());
        long step = grid.interval().micros();
        long first = grid.closeMicros(stretch.fromBar()) - (columns.timesAreCloses() ? 0 : step);
        long end = first + (stretch.toBar() - stretch.fromBar()) * step;
        UTF8String last = UTF8String.EMPTY_UTF8;
        int at = -1;
        for (int row = 0; row < rows; row++) {
            long micros = timeColumn.micros(time, row);
            symbolOf[row] = -1;
            if (micros >= first
                    && micros < end
                    && (deleted < 0 || batch.column(deleted).getByte(row) == 0)) {
                UTF8String name = symbol.getUTF8String(row);
                if (at < 0 || !name.equals(last)) {
                    last = name.copy();
                    at = Objects.requireNonNull(symbols.get(last));
                }
                symbolOf[row] = at;
                barOf[row] = (int) ((micros - first) / step);
            }
        }
    }

    /** A row that was known after its close is not for use then; one that was never known is left out. */
    private void judge(ColumnarBatch batch, int rows) {
        ColumnVector knownAt = batch.column(known);
        ColumnVector closes = batch.column(close);
        for (int row = 0; row < rows; row++) {
            if (symbolOf[row] >= 0) {
                boolean never = knownAt.isNullAt(row);
                if (never
                        || columns.vectors().get(known).micros(knownAt, row)
                                > columns.vectors().get(close).micros(closes, row)) {
                    builder.notUsableAtClose(symbolOf[row], barOf[row]);
                }
                symbolOf[row] = never ? -1 : symbolOf[row];
            }
        }
    }
}
