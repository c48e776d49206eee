package org.alphalode.stage.sweep;

import java.io.Serializable;
import org.alphalode.model.Panel;

/**
 * What a sweep runs on.
 *
 * @param bars with the fields {@code open} and {@code close}
 * @param params rule, grid and costs
 */
public record SweepInput(Panel bars, SweepParams params) implements Serializable {}
