package org.alphalode.stage.report;

import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * What the alphas of a fold said, and what came after; all panels on one grid.
 *
 * @param fold whose test window is looked at
 * @param signals one field an alpha, named by its id
 * @param targets forward returns by horizon in bars; nothing after the test window is in them
 */
public record FoldSignals(Fold fold, Panel signals, SortedMap<Integer, Panel> targets) {
    public FoldSignals {
        targets = new TreeMap<>(targets);
    }
}
