package org.alphalode.jobs.decide;

import java.time.DateTimeException;
import org.alphalode.jobs.decide.NamedRows.NamedRow;
import org.alphalode.jobs.eval.OpenTime;

/** At the close of which bar a row decides: {@code close_time}, or {@code open_time} of the same bar. */
final class DecisionTime {
    static final String CLOSE = "close_time";
    static final String OPEN = "open_time";

    private DecisionTime() {}

    /** Close of the bar, UTC epoch microseconds. */
    static long of(NamedRow row, long barMicros) {
        boolean closed = row.columns().contains(CLOSE);
        String text = row.text(closed ? CLOSE : OPEN);
        try {
            return OpenTime.micros(text) + (closed ? 0 : barMicros);
        } catch (DateTimeException e) {
            throw row.fault(
                    "'" + text + "' is no time: write ISO-8601 as in 2026-01-12T16:00:00Z, or milliseconds since 1970",
                    e);
        }
    }
}
