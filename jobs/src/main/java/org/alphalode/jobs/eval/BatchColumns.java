package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Where the vectors of a batch have what.
 *
 * @param vectors all of them
 * @param symbol which is the symbol
 * @param time which is the time of the bar
 * @param timesAreCloses whether that is the end of the bar, not the begin
 * @param fields which are the fields, in the order of the panel
 */
record BatchColumns(List<Vector> vectors, int symbol, int time, boolean timesAreCloses, List<Integer> fields)
        implements Serializable {
    /** Not 0 where a deletion vector of the table takes the row out. */
    private static final String DELETED = "__delta_internal_is_row_deleted";

    BatchColumns {
        vectors = List.copyOf(vectors);
        fields = List.copyOf(fields);
    }

    /**
     * One column.
     *
     * @param name its name in the table
     * @param type its type there
     */
    record Vector(String name, DataType type) implements Serializable {
        /** A number; NaN where it is NULL. */
        double number(ColumnVector vector, int row) {
            if (vector.isNullAt(row)) {
                return Double.NaN;
            }
            if (type instanceof FloatType) {
                return vector.getFloat(row);
            }
            if (type instanceof DecimalType decimal) {
                return vector.getDecimal(row, decimal.precision(), decimal.scale())
                        .toDouble();
            }
            return isWhole() ? whole(vector, row) : vector.getDouble(row);
        }

        private boolean isWhole() {
            return type instanceof LongType
                    || type instanceof IntegerType
                    || type instanceof ShortType
                    || type instanceof ByteType;
        }

        private long whole(ColumnVector vector, int row) {
            if (type instanceof LongType) {
                return vector.getLong(row);
            }
            if (type instanceof IntegerType) {
                return vector.getInt(row);
            }
            return type instanceof ShortType ? vector.getShort(row) : vector.getByte(row);
        }

        /** Epoch microseconds of a timestamp, or of a whole number in milliseconds or microseconds. */
        long micros(ColumnVector vector, int row) {
            if (TableBars.isTimestamp(type)) {
                return vector.getLong(row);
            }
            long value = isWhole() ? whole(vector, row) : (long) number(vector, row);
            return Math.abs(value) >= OpenTime.FIRST_MICROS_VALUE ? value : value * OpenTime.MICROS_PER_MILLI;
        }
    }

    static BatchColumns of(List<Vector> vectors, String time, List<String> fields) {
        List<String> names = vectors.stream().map(Vector::name).toList();
        return new BatchColumns(
                vectors,
                names.indexOf(CsvBars.SYMBOL),
                names.indexOf(time),
                time.equals(TableBars.CLOSE_TIME),
                fields.stream().map(names::indexOf).toList());
    }

    /** Which is the vector of a name; -1 where there is none. */
    int find(String name) {
        return vectors.stream().map(Vector::name).toList().indexOf(name);
    }

    int deleted() {
        return find(DELETED);
    }
}
