package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.check.Check;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param <T> what a row of the table is in Java
 * @param name snake_case
 * @param type what its cells hold
 * @param nullable whether a cell may be missing
 * @param unit unit of its values, empty where there is none
 * @param meaning one sentence
 * @param cell its cell of a row, as Spark stores it
 */
public record Column<T>(String name, ColumnType type, boolean nullable, String unit, String meaning, Cell<T> cell)
        implements Serializable {
    public Column {
        Check.that(name.matches("[a-z][a-z0-9_]*"), "a column is snake_case: %s", name);
        Check.that(!meaning.isEmpty(), "column %s says what it means", name);
    }

    /**
     * Takes a column's cell from a row.
     *
     * @param <T> the row
     */
    @FunctionalInterface
    public interface Cell<T> extends Serializable {
        /** The cell as Spark stores it; null is NULL. */
        @Nullable
        Object of(T row);
    }
}
