package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * A funding payment of a perpetual: longs pay the rate on their position's value at mark, shorts receive it.
 *
 * @param symbol which
 * @param micros when it was charged, UTC epoch microseconds
 * @param intervalMicros the time that it is for, ending at {@code micros}
 * @param rate fraction of the position's value
 */
public record FundingRate(String symbol, long micros, long intervalMicros, double rate) implements Serializable {
    public FundingRate {
        Check.that(
                intervalMicros > 0, "funding of %s at %s is for a positive time: %s", symbol, micros, intervalMicros);
        Check.that(Double.isFinite(rate), "funding of %s at %s is a number: %s", symbol, micros, rate);
    }
}
