package org.alphalode.jobs.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a cell of a table holds. */
public enum ColumnType {
    TEXT,
    FLAG,
    INTEGER,
    LONG,
    /** A double; NaN in Java is NULL in the table. */
    NUMBER,
    /** A moment in UTC, to the microsecond; a long of epoch microseconds in Java. */
    TIME,
    /** An ordered list of texts. */
    TEXTS,
    /** An ordered list of doubles; NaN in Java is NULL in the table. */
    NUMBERS;

    /** The type that Spark stores. */
    public DataType spark() {
        return switch (this) {
            case TEXT -> DataTypes.StringType;
            case FLAG -> DataTypes.BooleanType;
            case INTEGER -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case TIME -> DataTypes.TimestampType;
            case TEXTS -> DataTypes.createArrayType(DataTypes.StringType, false);
            case NUMBERS -> DataTypes.createArrayType(DataTypes.DoubleType, true);
        };
    }
}
