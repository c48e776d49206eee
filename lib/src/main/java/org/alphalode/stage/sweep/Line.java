package org.alphalode.stage.sweep;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * A line over time that a rule compares with another: a sum of closes over a divisor.
 *
 * @param kind which
 * @param bars its length, at least 1 but for the close itself
 */
record Line(Kind kind, int bars) implements Serializable {
    Line {
        Check.that(bars >= (kind == Kind.CLOSE ? 0 : 1), "a line of %s has bars: %s", kind, bars);
    }

    enum Kind {
        /** The bar's own close. */
        CLOSE,
        /** The close some bars before. */
        LAG,
        /** Mean of the last closes, the bar's own among them. */
        MEAN
    }

    /** Bars before a bar that its value needs. */
    int lookback() {
        return kind == Kind.MEAN ? bars - 1 : bars;
    }

    /** What its sum is divided by. */
    int divisor() {
        return kind == Kind.MEAN ? bars : 1;
    }

    /** Closes in its sum. */
    int summed() {
        return kind == Kind.MEAN ? bars : 1;
    }
}
