package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.alphalode.model.BarInterval;

/**
 * The bars that a table holds, and where.
 *
 * @param symbols in ascending order
 * @param interval length of a bar
 * @param firstCloseMicros close of bar 0
 * @param barCount bars of the grid, among them those that no symbol has
 * @param spans of the table's files, by path, the first and the last close that they hold
 */
record TableGrid(
        List<String> symbols, BarInterval interval, long firstCloseMicros, int barCount, Map<String, Span> spans)
        implements Serializable {
    TableGrid {
        symbols = List.copyOf(symbols);
        spans = Map.copyOf(spans);
    }

    /** First and last close time, epoch microseconds. */
    record Span(long firstMicros, long lastMicros) implements Serializable {
        Span with(Span other) {
            return new Span(Math.min(firstMicros, other.firstMicros), Math.max(lastMicros, other.lastMicros));
        }
    }

    long closeMicros(int bar) {
        return firstCloseMicros + bar * interval.micros();
    }

    /** Whether a file may hold one of some bars; of a file that is not known it is not excluded. */
    boolean mayHold(String path, int fromBar, int toBar) {
        Span span = spans.get(path);
        return span == null
                || (span.lastMicros() >= closeMicros(fromBar) && span.firstMicros() <= closeMicros(toBar - 1));
    }
}
