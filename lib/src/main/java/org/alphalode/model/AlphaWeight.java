package org.alphalode.model;

import java.io.Serializable;

/**
 * The part of a target weight that one alpha wants; the parts of a symbol and decision sum to its {@link TargetWeight}.
 *
 * @param symbol what
 * @param closeMicros close of the decision bar
 * @param alphaId who wants it
 * @param weight signed fraction of equity
 */
public record AlphaWeight(String symbol, long closeMicros, String alphaId, double weight) implements Serializable {}
