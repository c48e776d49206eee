package org.alphalode.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What a series of bars is of.
 *
 * @param venue where it trades, as in {@code binance-spot}
 * @param symbol as the venue spells it
 * @param interval length of its bars
 */
public record Instrument(String venue, String symbol, BarInterval interval)
        implements Serializable, Comparable<Instrument> {
    private static final Comparator<Instrument> ORDER = Comparator.comparing(Instrument::symbol)
            .thenComparing(Instrument::venue)
            .thenComparing(Instrument::interval);

    @Override
    public int compareTo(Instrument other) {
        return ORDER.compare(this, other);
    }
}
