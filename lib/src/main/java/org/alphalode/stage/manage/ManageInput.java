package org.alphalode.stage.manage;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.Check;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;

/**
 * What the worker level decided in one fold, and what it is judged by; the two panels lie on one grid.
 *
 * @param fold windows
 * @param signals one field an alpha: its oriented, standardised signal
 * @param targets one field: the forward return
 * @param clusters cluster of each alpha, by alpha id
 * @param worker what the worker level decided
 */
public record ManageInput(Fold fold, Panel signals, Panel targets, SortedMap<String, Cluster> clusters, Worker worker)
        implements Serializable {
    public ManageInput {
        clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
        Check.that(signals.sameGrid(targets), "panels of one grid: %s", fold.id());
        Check.that(targets.fields().size() == 1, "one target: %s", targets.fields());
    }

    /**
     * Decisions of the worker level in this fold; rows of other folds are an error.
     *
     * @param decisions every decision
     * @param selections alphas that count
     * @param quality where the model fell back to equal weights
     */
    public record Worker(List<Decision> decisions, List<Selection> selections, List<SelectionQuality> quality)
            implements Serializable {
        public Worker {
            decisions = List.copyOf(decisions);
            selections = List.copyOf(selections);
            quality = List.copyOf(quality);
        }
    }
}
