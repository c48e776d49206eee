package org.alphalode.stage.select;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Decision;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;

/**
 * Decisions of the worker level, by fold, symbol and time.
 *
 * @param decisions one for each decision bar that was there and usable
 * @param selections alphas that count (all alphas where so configured)
 * @param quality one row for each fold, symbol and cluster
 */
public record SelectOutput(List<Decision> decisions, List<Selection> selections, List<SelectionQuality> quality)
        implements Serializable {
    public SelectOutput {
        decisions = List.copyOf(decisions);
        selections = List.copyOf(selections);
        quality = List.copyOf(quality);
    }
}
