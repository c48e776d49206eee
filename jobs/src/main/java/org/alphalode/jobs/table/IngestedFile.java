package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.model.Instrument;
import org.alphalode.model.Span;

/**
 * An input file that was taken.
 *
 * @param sha256 digest of its bytes, hex
 * @param file name without folder
 * @param instrument whose bars it holds
 * @param rowsTaken rows that became bars
 * @param rowsRejected rows that went to quarantine
 * @param closes first close time, and the first after the last
 */
public record IngestedFile(
        String sha256, String file, Instrument instrument, long rowsTaken, long rowsRejected, Span closes)
        implements Serializable {}
