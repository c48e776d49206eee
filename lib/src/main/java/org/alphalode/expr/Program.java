package org.alphalode.expr;

import java.io.Serializable;
import java.util.List;
import org.alphalode.op.Prim;
import org.alphalode.op.Ref;

/**
 * The steps that compute all roots of a plan, each step once, in an order that every step's inputs precede it.
 *
 * @param steps in order
 * @param roots where each root's value is
 * @param fields columns that the steps read, by name
 */
record Program(List<Step> steps, List<Ref> roots, List<String> fields) implements Serializable {
    /**
     * One step.
     *
     * @param prim what it does
     * @param window in bars; 1 where it has none; of a field its number in {@link Program#fields}
     * @param in its inputs
     * @param number of a constant, and of a step that needs one
     */
    record Step(Prim prim, int window, List<Ref> in, double number) implements Serializable {
        /** Rows before the current one that it reads of its inputs. */
        int reach() {
            return prim == Prim.FIELD ? 0 : window - 1;
        }
    }

    boolean hasSections() {
        return steps.stream().anyMatch(step -> step.prim().isSection());
    }

    /** Longest window of a step. */
    int longestWindow() {
        return steps.stream().mapToInt(step -> step.reach() + 1).max().orElse(1);
    }
}
