package org.alphalode.model;

import java.io.Serializable;
import java.util.List;

/**
 * What holding an accepted alpha would mean, from its training window alone. Its book at a bar is the standardised values of the
 * symbols, clipped at 3, scaled to a gross weight of 1. NaN where undefined, with the reason.
 *
 * @param alphaId the alpha
 * @param coverage share of the known targets that have a value
 * @param turnoverPerDay traded weight of the book in a day, over its gross weight
 * @param largestWeight mean over the bars of the largest weight of a symbol
 * @param capacity capital, in the quote currency, at which all but a twentieth of the book's trades stay within the rate of
 *     participation in the volume of the bar that they are made in
 * @param halfLifeBars bars until its edge per bar has halved
 * @param certificate of no look-ahead
 * @param undefined what is NaN and why, one text each
 */
public record AlphaProfile(
        String alphaId,
        double coverage,
        double turnoverPerDay,
        double largestWeight,
        double capacity,
        double halfLifeBars,
        Certificate certificate,
        List<String> undefined)
        implements Serializable {
    public AlphaProfile {
        undefined = List.copyOf(undefined);
    }

    /**
     * Outcome of the prefix and the poison check of a formula over the rows of its fold: at each of some cuts its values up to the
     * cut were computed again with everything after it cut off, and with everything after it replaced by random numbers, NaN and 1e9.
     *
     * @param cuts places in time that were checked
     * @param values compared bit by bit, of both checks
     * @param differences of them; 0 where nothing was seen of the future
     */
    public record Certificate(int cuts, long values, long differences) implements Serializable {
        /** Of a formula that was not checked. */
        public static final Certificate NONE = new Certificate(0, 0, 0);

        /** Cuts at which all values were the same; 0 where any differed or nothing was compared. */
        public int cleanCuts() {
            return differences == 0 && values > 0 ? cuts : 0;
        }
    }
}
