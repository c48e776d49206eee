package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.model.Fill;

/**
 * A fill and its place in the order of the trades.
 *
 * @param id from 0
 * @param fill the trade
 */
public record FillRow(long id, Fill fill) implements Serializable {}
