package org.alphalode.stage;

import java.io.Serializable;
import java.util.List;

/**
 * A stage that splits its work into units, works them anywhere, and merges the parts: searches and folds.
 *
 * @param <I> input, shared by all units
 * @param <U> unit of work
 * @param <P> part that a unit gives
 * @param <O> output
 */
public interface FanOut<I, U, P, O> extends Serializable {
    /** The units in their fixed order; the order of a unit is its id. */
    List<U> plan(I input);

    /** Works one unit; the only part that leaves the driver. Depends on its arguments alone. */
    P work(I input, U unit);

    /** Merges the parts, which come in the order of their units. */
    O reduce(I input, List<P> parts);
}
