package org.alphalode.jobs.table;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Instrument;

/**
 * The features of one bar.
 *
 * @param instrument whose bar
 * @param closeMicros close of the bar, UTC epoch microseconds
 * @param usableAtClose false where the bar was suspect at its own close: nothing may be decided from it
 * @param values one for each feature of the table, NaN where missing
 */
public record FeatureRow(Instrument instrument, long closeMicros, boolean usableAtClose, List<Double> values)
        implements Serializable {
    public FeatureRow {
        values = List.copyOf(values);
    }
}
