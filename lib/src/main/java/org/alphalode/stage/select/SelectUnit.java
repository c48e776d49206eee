package org.alphalode.stage.select;

import java.io.Serializable;

/**
 * A unit of work: one symbol in one fold.
 *
 * @param fold index of the fold's input
 * @param symbol index of the symbol
 */
public record SelectUnit(int fold, int symbol) implements Serializable {}
