package org.alphalode.jobs.table;

import java.io.Serializable;

/**
 * An input row that was not taken.
 *
 * @param file name of the file
 * @param sha256 digest of the file, hex
 * @param line line in the file, from 1
 * @param reason what is wrong with it
 * @param text the row as delivered
 */
public record QuarantinedRow(String file, String sha256, long line, String reason, String text)
        implements Serializable {}
