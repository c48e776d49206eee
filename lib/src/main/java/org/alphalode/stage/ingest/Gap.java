package org.alphalode.stage.ingest;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;

/**
 * Bars that are missing inside a series; they are never filled.
 *
 * @param instrument whose series
 * @param firstOpenMicros open time of the first missing bar
 * @param bars how many are missing
 */
public record Gap(Instrument instrument, long firstOpenMicros, int bars) implements Serializable {
    /** The gaps of a series, oldest first. */
    public static List<Gap> of(List<Bar> series) {
        return series.stream()
                .filter(bar -> bar.quality().gapBefore() > 0)
                .map(bar -> new Gap(
                        bar.instrument(),
                        bar.openMicros()
                                - bar.quality().gapBefore()
                                        * bar.instrument().interval().micros(),
                        bar.quality().gapBefore()))
                .toList();
    }

    /** Bars missing between two neighbours of a series. */
    static int missingBars(Bar earlier, Bar later) {
        long steps = (later.openMicros() - earlier.openMicros())
                / later.instrument().interval().micros();
        return Math.toIntExact(steps - 1);
    }
}
