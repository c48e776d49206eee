package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.model.Alpha;
import org.alphalode.model.IcStats;

/**
 * An accepted alpha with its statistics.
 *
 * @param alpha the alpha
 * @param train its statistics on the training window
 * @param validation its statistics on the validation window
 */
public record AlphaRow(Alpha alpha, IcStats train, IcStats validation) implements Serializable {}
