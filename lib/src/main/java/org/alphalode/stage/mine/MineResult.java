package org.alphalode.stage.mine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.Alpha;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.GateReport;

/**
 * All that was tried, and what remained.
 *
 * @param trials every formula scored, by fold, in the order of the engine
 * @param alphas accepted, by fold, the best first
 * @param gates what the gates did
 */
public record MineResult(List<Trial> trials, List<Alpha> alphas, GateReport gates) {
    public MineResult {
        trials = List.copyOf(trials);
        alphas = List.copyOf(alphas);
    }

    /** How many trials ended how, over all folds, in the order of the gates. */
    public Map<Verdict, Long> verdicts() {
        return trials.stream().collect(Collectors.groupingBy(Trial::verdict, TreeMap::new, Collectors.counting()));
    }
}
