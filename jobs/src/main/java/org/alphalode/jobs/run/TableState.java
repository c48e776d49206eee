package org.alphalode.jobs.run;

import java.io.Serializable;

/**
 * What a table held at a moment.
 *
 * @param table name
 * @param version Delta version
 * @param rows number of rows
 * @param hash content hash of its rows, independent of their order and files
 */
public record TableState(String table, long version, long rows, String hash) implements Serializable {
    private static final String SEPARATOR = " ";

    /** The form in {@code runs}: name, version, rows, hash. */
    public String text() {
        return String.join(SEPARATOR, table, Long.toString(version), Long.toString(rows), hash);
    }

    /** Reads {@link #text}. */
    public static TableState parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new TableState(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }
}
