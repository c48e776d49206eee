package org.alphalode.op;

import java.io.Serializable;

/**
 * Which combinations make sense (S0.6: price + price, volume x price).
 *
 * @param equalDimension sums, comparisons and branches need operands of equal dimension
 * @param equalFamily they need operands of one family
 * @param mixedWithAny an operand of family MIXED goes with any other
 */
public record SemanticRules(boolean equalDimension, boolean equalFamily, boolean mixedWithAny) implements Serializable {
    /** Both rules hold; mixed goes with any. */
    public static final SemanticRules STANDARD = new SemanticRules(true, true, true);
}
