package org.alphalode.stage.sweep;

import java.io.Serializable;

/**
 * Neighbouring points of the grid on one symbol.
 *
 * @param symbol index in the panel
 * @param from first point
 * @param to point after the last
 */
public record SweepUnit(int symbol, int from, int to) implements Serializable {}
