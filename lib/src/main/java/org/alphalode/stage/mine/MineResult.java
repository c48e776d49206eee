package org.alphalode.stage.mine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.Alpha;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.GateReport;

/**
 * What remained of all that was tried.
 *
 * @param trials those that outlived the ladder; the others were kept by the {@link Screening}
 * @param alphas accepted, by fold, the best first
 * @param tally everyone's end
 * @param tried how many formulas were scored in this run, over all folds
 * @param gates what the gates did
 */
public record MineResult(List<Tried> trials, List<Alpha> alphas, Tally tally, long tried, GateReport gates) {
    public MineResult {
        trials = List.copyOf(trials);
        alphas = List.copyOf(alphas);
    }

    /** How many of these trials ended how, over all folds, in the order of the gates. */
    public Map<Verdict, Long> verdicts() {
        return trials.stream()
                .collect(Collectors.groupingBy(t -> t.trial().verdict(), TreeMap::new, Collectors.counting()));
    }
}
