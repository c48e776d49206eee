package org.alphalode.jobs.table;

import java.io.Serializable;
import java.util.List;

/**
 * Signals of one symbol at the close of one bar.
 *
 * @param foldId fold whose alphas these are
 * @param symbol of the bar
 * @param closeMicros close of the bar, UTC epoch microseconds
 * @param alphaIds the fold's alphas, best first
 * @param values oriented, standardised signal of each, NaN where missing
 */
public record SignalRow(String foldId, String symbol, long closeMicros, List<String> alphaIds, List<Double> values)
        implements Serializable {
    public SignalRow {
        alphaIds = List.copyOf(alphaIds);
        values = List.copyOf(values);
    }
}
