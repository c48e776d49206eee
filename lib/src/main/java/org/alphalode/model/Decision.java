package org.alphalode.model;

import java.io.Serializable;
import java.util.List;

/**
 * One decision for one symbol, and the past states that it looked at.
 *
 * @param foldId fold
 * @param symbol decided for
 * @param closeMicros close of the decision bar
 * @param neighbourCount past states used; 0 where the state of the bar is incomplete
 * @param radius distance of the farthest of them; NaN without any
 * @param nearest the nearest of them, nearest first, as many as are kept
 */
public record Decision(
        String foldId, String symbol, long closeMicros, int neighbourCount, double radius, List<Neighbour> nearest)
        implements Serializable {
    public Decision {
        nearest = List.copyOf(nearest);
    }

    /**
     * A past state.
     *
     * @param symbol whose
     * @param closeMicros when
     * @param weight its kernel weight among all neighbours
     */
    public record Neighbour(String symbol, long closeMicros, double weight) implements Serializable {}
}
