package org.alphalode.model;

import java.io.Serializable;

/**
 * What the book should hold of a symbol from the bar after a decision on.
 *
 * @param symbol what
 * @param closeMicros close of the bar at which it was decided
 * @param weight signed fraction of equity; 0.1 = 10 % long
 */
public record TargetWeight(String symbol, long closeMicros, double weight) implements Serializable {}
