package org.alphalode.jobs.table;

import java.io.Serializable;

/**
 * An input row that was not taken.
 *
 * @param sha256 digest of the file that it came in, hex
 * @param file name of the file
 * @param line its line there, from 1
 * @param reason what is wrong with it
 * @param text the row, at most 300 characters of it
 */
public record QuarantinedRow(String sha256, String file, long line, String reason, String text)
        implements Serializable {}
