package org.alphalode.stage.mine.gate;

import java.io.Serializable;

/**
 * A named check of the acceptance gate at a threshold.
 *
 * @param check name of a {@link Gate}
 * @param threshold that candidates are held against
 */
public record GateCheck(String check, double threshold) implements Serializable {}
