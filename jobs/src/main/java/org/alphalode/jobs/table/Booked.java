package org.alphalode.jobs.table;

import java.io.Serializable;

/**
 * A row of a simulated book.
 *
 * @param <R> what the row is
 * @param backtestId whose book
 * @param row the row
 */
public record Booked<R>(String backtestId, R row) implements Serializable {}
