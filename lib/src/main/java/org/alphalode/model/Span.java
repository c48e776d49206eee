package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * A stretch of time, half open, over the close times of bars.
 *
 * @param fromMicros first close time inside, UTC epoch microseconds
 * @param toMicros first close time after it
 */
public record Span(long fromMicros, long toMicros) implements Serializable {
    public Span {
        Check.that(fromMicros <= toMicros, "a span ends after it begins: [%s, %s)", fromMicros, toMicros);
    }

    public boolean contains(long closeMicros) {
        return closeMicros >= fromMicros && closeMicros < toMicros;
    }
}
