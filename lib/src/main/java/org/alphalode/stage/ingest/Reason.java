package org.alphalode.stage.ingest;

import java.util.Locale;

/** Why a delivered row is not a bar. */
public enum Reason {
    /** Number of cells differs from the file's first row. */
    MALFORMED,
    /** A cell is no finite decimal number. */
    NOT_A_NUMBER,
    /** Open time is outside 2009 to 2100, read as milliseconds or microseconds. */
    TIME_IMPLAUSIBLE,
    /** Open time is not a multiple of the interval. */
    OFF_GRID,
    /** Close time is before the open time or after the bar's end. */
    CLOSE_TIME,
    /** A price is zero or negative. */
    PRICE_NOT_POSITIVE,
    /** High is not the highest or low not the lowest of the four prices. */
    OHLC_ORDER,
    /** A volume or a count is negative. */
    VOLUME_NEGATIVE,
    /** Takers bought more than was traded. */
    TAKER_ABOVE_VOLUME,
    /** The bar had not ended when it was delivered. */
    UNFINISHED,
    /** Same instrument, time and values as a row kept. */
    DUPLICATE,
    /** Same instrument and time as another row, but other values: neither can be believed. */
    CONFLICTING;

    /** Name in tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
