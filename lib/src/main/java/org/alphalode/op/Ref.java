package org.alphalode.op;

import java.io.Serializable;

/**
 * A result of a step, seen some bars later.
 *
 * @param step number of the step
 * @param result which of its results
 * @param lagBars bars ago
 */
public record Ref(int step, int result, int lagBars) implements Serializable {
    /** The same result, {@code bars} more ago. */
    public Ref ago(int bars) {
        return new Ref(step, result, lagBars + bars);
    }

    /** The other result of the same step. */
    public Ref second() {
        return new Ref(step, 1, lagBars);
    }
}
