package org.alphalode.stage.mine.gate;

import java.util.List;
import org.alphalode.model.FoldTrials;
import org.alphalode.model.GateCount;

/**
 * What the gates did in a run, fold by fold.
 *
 * @param counts of each check of each fold, in the order in which they were asked
 * @param trials of each fold
 */
public record GateReport(List<GateCount> counts, List<FoldTrials> trials) {
    public GateReport {
        counts = List.copyOf(counts);
        trials = List.copyOf(trials);
    }

    /** Of the folds in their order. */
    public static GateReport of(List<Judged> folds) {
        return new GateReport(
                folds.stream().flatMap(fold -> fold.gates().stream()).toList(),
                folds.stream().map(Judged::tried).toList());
    }
}
