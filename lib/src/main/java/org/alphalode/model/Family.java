package org.alphalode.model;

/** What a quantity tells of: of price, of volume, or of both. */
public enum Family {
    PRICE,
    VOLUME,
    MIXED;

    /** Family of an expression of both. */
    public Family with(Family other) {
        return this == other ? this : MIXED;
    }
}
