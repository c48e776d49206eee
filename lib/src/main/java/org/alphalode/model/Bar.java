package org.alphalode.model;

import java.io.Serializable;

/**
 * One bar as delivered and checked.
 *
 * @param instrument what it is of
 * @param openMicros begin of the bar, UTC epoch microseconds, on the grid of the interval
 * @param price open, high, low, close
 * @param volume what was traded
 * @param quality what the checks found
 */
public record Bar(Instrument instrument, long openMicros, Price price, Volume volume, Quality quality)
        implements Serializable {

    /** End of the bar and the moment its values are known: open time plus interval. */
    public long closeMicros() {
        return openMicros + instrument.interval().micros();
    }

    /**
     * Prices in quote currency per unit of base, all positive.
     *
     * @param open first
     * @param high highest
     * @param low lowest
     * @param close last
     */
    public record Price(double open, double high, double low, double close) implements Serializable {}

    /**
     * What was traded; NaN where the venue does not deliver it.
     *
     * @param base quantity of the base asset
     * @param quote quote currency
     * @param tradeCount number of trades
     * @param takerBuyBase base quantity bought by takers
     * @param takerBuyQuote quote currency spent by taker buyers
     */
    public record Volume(double base, double quote, double tradeCount, double takerBuyBase, double takerBuyQuote)
            implements Serializable {}

    /**
     * What the checks found, each from what was known at the bar's close.
     *
     * @param suspect the log return was more than 20 times the trailing MAD
     * @param knownAtMicros when the bar's values may be used: its close; for a suspect bar that the next bar confirmed, that bar's
     *     close; {@link #NEVER} for a suspect bar that was not confirmed
     * @param gapBefore bars missing directly before this one
     */
    public record Quality(boolean suspect, long knownAtMicros, int gapBefore) implements Serializable {
        /** A suspect bar whose move the next bar took back, or that no later bar has confirmed yet: masked for good. */
        public static final long NEVER = Long.MAX_VALUE;
    }
}
