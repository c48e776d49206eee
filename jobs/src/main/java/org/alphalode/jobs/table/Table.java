package org.alphalode.jobs.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.alphalode.check.Check;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table as data.
 *
 * @param <T> what a row is in Java
 * @param name snake_case; the folder of the table in the warehouse
 * @param meaning what one row is
 * @param columns in stored order
 * @param key columns that identify a row
 * @param clustering columns by which Delta clusters the files
 * @param checks rules that every row keeps; Delta enforces them too
 * @param reader makes a row from its cells
 */
public record Table<T>(
        String name,
        String meaning,
        List<Column<T>> columns,
        List<String> key,
        List<String> clustering,
        List<RowCheck> checks,
        Reader<T> reader)
        implements Serializable {
    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        clustering = List.copyOf(clustering);
        checks = List.copyOf(checks);
        List<String> names = columns.stream().map(Column::name).toList();
        Check.that(names.stream().distinct().count() == names.size(), "table %s has a column twice: %s", name, names);
        Check.that(!key.isEmpty() && names.containsAll(key), "the key of %s is made of its columns: %s", name, key);
        Check.that(names.containsAll(clustering), "%s is clustered by its columns: %s", name, clustering);
        for (Column<T> column : columns) {
            Check.that(!key.contains(column.name()) || !column.nullable(), "key %s may be NULL", column.name());
        }
    }

    /**
     * A rule that every row keeps.
     *
     * @param name snake_case, names the Delta constraint
     * @param sql condition over the columns, never NULL
     */
    public record RowCheck(String name, String sql) implements Serializable {}

    /**
     * Makes a row from its cells.
     *
     * @param <T> the row
     */
    @FunctionalInterface
    public interface Reader<T> extends Serializable {
        /** The row whose cells these are. */
        T read(Cells cells);
    }

    /** Begins the declaration of a table. */
    public static <T> Builder<T> named(String name, String meaning) {
        return new Builder<>(name, meaning);
    }

    /** The row as Spark stores it. */
    public Row encode(T row) {
        Object[] cells = new Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).cell().of(row);
        }
        return RowFactory.create(cells);
    }

    /** The row that a stored one means; the columns are found by name. */
    public T decode(Row row) {
        return reader.read(new Cells(row));
    }

    /** The schema, with unit and meaning as column comments. */
    public StructType schema() {
        return new StructType(columns.stream()
                .map(c -> new StructField(c.name(), c.type().spark(), c.nullable(), comment(c)))
                .toArray(StructField[]::new));
    }

    private static Metadata comment(Column<?> column) {
        String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
        return new MetadataBuilder()
                .putString("comment", column.meaning() + unit)
                .build();
    }

    /**
     * Declares a table column by column.
     *
     * @param <T> what a row is in Java
     */
    public static final class Builder<T> {
        private final String name;
        private final String meaning;
        private final List<Column<T>> columns = new ArrayList<>();
        private final List<RowCheck> checks = new ArrayList<>();
        private List<String> key = List.of();
        private List<String> clustering = List.of();

        private Builder(String name, String meaning) {
            this.name = name;
            this.meaning = meaning;
        }

        /** A text that is always there. */
        public Builder<T> text(String column, String what, SerializableFunction<T, String> cell) {
            return add(column, ColumnType.TEXT, false, "", what, cell::apply);
        }

        /** An ordered list of texts, possibly empty. */
        public Builder<T> texts(String column, String what, SerializableFunction<T, List<String>> cell) {
            return add(column, ColumnType.TEXTS, false, "", what, row -> cell.apply(row)
                    .toArray(String[]::new));
        }

        /** One of the names of an enum, stored in lower case. */
        public Builder<T> choice(String column, String what, SerializableFunction<T, Enum<?>> cell) {
            return add(column, ColumnType.TEXT, false, "", what, row -> cell.apply(row)
                    .name()
                    .toLowerCase(Locale.ROOT));
        }

        public Builder<T> flag(String column, String what, SerializablePredicate<T> cell) {
            return add(column, ColumnType.FLAG, false, "", what, cell::test);
        }

        public Builder<T> integer(String column, String unit, String what, SerializableToInt<T> cell) {
            return add(column, ColumnType.INTEGER, false, unit, what, cell::applyAsInt);
        }

        public Builder<T> whole(String column, String unit, String what, SerializableToLong<T> cell) {
            return add(column, ColumnType.LONG, false, unit, what, cell::applyAsLong);
        }

        /** A double; NaN is stored as NULL. */
        public Builder<T> number(String column, String unit, String what, SerializableToDouble<T> cell) {
            return add(column, ColumnType.NUMBER, true, unit, what, row -> {
                double value = cell.applyAsDouble(row);
                return Double.isNaN(value) ? null : value;
            });
        }

        /** An ordered list of doubles; NaN is stored as NULL. */
        public Builder<T> numbers(String column, String unit, String what, SerializableFunction<T, List<Double>> cell) {
            return add(column, ColumnType.NUMBERS, false, unit, what, row -> cell.apply(row).stream()
                    .map(value -> value.isNaN() ? null : value)
                    .toArray(Double[]::new));
        }

        /** UTC epoch microseconds. */
        public Builder<T> time(String column, String what, SerializableToLong<T> cell) {
            return add(column, ColumnType.TIME, false, "UTC", what, row -> Cells.instant(cell.applyAsLong(row)));
        }

        /** UTC epoch microseconds, or NULL. */
        public Builder<T> optionalTime(String column, String what, SerializableFunction<T, OptionalLong> cell) {
            return add(column, ColumnType.TIME, true, "UTC", what, row -> {
                OptionalLong micros = cell.apply(row);
                return micros.isPresent() ? Cells.instant(micros.getAsLong()) : null;
            });
        }

        private Builder<T> add(
                String column, ColumnType type, boolean nullable, String unit, String what, Column.Cell<T> cell) {
            columns.add(new Column<>(column, type, nullable, unit, what, cell));
            return this;
        }

        public Builder<T> key(String... columnNames) {
            key = List.of(columnNames);
            return this;
        }

        public Builder<T> clusteredBy(String... columnNames) {
            clustering = List.of(columnNames);
            return this;
        }

        /** A rule that every row keeps; {@code sql} must be true, not NULL. */
        public Builder<T> check(String rule, String sql) {
            checks.add(new RowCheck(rule, sql));
            return this;
        }

        /** Ends the declaration with how a row is made from its cells. */
        public Table<T> readBy(Reader<T> reader) {
            return new Table<>(name, meaning, columns, key, clustering, checks, reader);
        }
    }

    /** A function that travels to executors. */
    @FunctionalInterface
    public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {}

    /** A predicate that travels to executors. */
    @FunctionalInterface
    public interface SerializablePredicate<T> extends Predicate<T>, Serializable {}

    /** A function to int that travels to executors. */
    @FunctionalInterface
    public interface SerializableToInt<T> extends ToIntFunction<T>, Serializable {}

    /** A function to long that travels to executors. */
    @FunctionalInterface
    public interface SerializableToLong<T> extends ToLongFunction<T>, Serializable {}

    /** A function to double that travels to executors. */
    @FunctionalInterface
    public interface SerializableToDouble<T> extends ToDoubleFunction<T>, Serializable {}
}
