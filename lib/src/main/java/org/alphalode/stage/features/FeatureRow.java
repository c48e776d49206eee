package org.alphalode.stage.features;

import java.io.Serializable;
import org.alphalode.model.Instrument;

/**
 * The features of a bar.
 *
 * @param instrument whose bar
 * @param closeMicros close of the bar
 * @param knownAtMicros from when they may be used: as {@link org.alphalode.model.Bar.Quality#knownAtMicros} of the bar
 * @param values of {@link Features#STANDARD}; all NaN for a bar that was never confirmed
 */
public record FeatureRow(Instrument instrument, long closeMicros, long knownAtMicros, FeatureValues values)
        implements Serializable {}
