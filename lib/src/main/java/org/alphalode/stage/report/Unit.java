package org.alphalode.stage.report;

import java.util.Locale;

/** What a number of the report counts. */
public enum Unit {
    /** 0.01 = 1 %. */
    FRACTION,
    /** Currency of the book. */
    QUOTE,
    /** A Sharpe ratio or its like, scaled to a year. */
    ANNUAL,
    /** A pure number. */
    RATIO,
    /** A probability, 0 to 1. */
    PROBABILITY,
    /** How many. */
    COUNT;

    /** Name in tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
