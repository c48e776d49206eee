package org.alphalode.model;

import java.io.Serializable;
import java.util.List;

/**
 * A trial and how it came to its end.
 *
 * @param trial what was tried and what came of it
 * @param rung the last that it was scored on
 * @param cohort in which the search proposed it, counted from 0 in each fold
 * @param screeningT t statistic of the full training window that follows from the blocks it was scored on, from moments by period;
 *     NaN where undefined
 * @param probeT the same statistic from the blocks of the first rung alone; NaN where it did not outlive that rung or it is undefined
 * @param twin id of the formula that has the same values; empty where there is none
 * @param parents formula ids of the accepted alphas that it was built from
 */
public record Tried(
        Trial trial, Rung rung, int cohort, double screeningT, double probeT, String twin, List<String> parents)
        implements Serializable {
    public Tried {
        parents = List.copyOf(parents);
    }
}
