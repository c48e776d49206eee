package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * One walk-forward fold: everything is fitted on {@code train}, chosen on {@code validation} and judged once on {@code test}.
 * Between the windows lie purge and embargo, so that no label of one window reaches into the next.
 *
 * @param id name and order of the fold, as in {@code f02}
 * @param train window of fitting
 * @param validation window of choices
 * @param test window that is touched once
 */
public record Fold(String id, Span train, Span validation, Span test) implements Serializable {
    public Fold {
        Check.that(train.toMicros() <= validation.fromMicros(), "fold %s: validation begins inside training", id);
        Check.that(validation.toMicros() <= test.fromMicros(), "fold %s: test begins inside validation", id);
    }
}
