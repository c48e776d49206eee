package org.alphalode.stage.mine.gate;

import java.util.List;
import org.alphalode.model.Alpha;
import org.alphalode.model.FoldTrials;
import org.alphalode.model.GateCount;
import org.alphalode.model.Trial;

/**
 * What became of the candidates of one fold.
 *
 * @param trials one for each candidate, in their order
 * @param alphas accepted, the best first
 * @param gates what each check did, in the order in which they were asked
 * @param tried what significance was judged against
 */
public record Judged(List<Trial> trials, List<Alpha> alphas, List<GateCount> gates, FoldTrials tried) {
    public Judged {
        trials = List.copyOf(trials);
        alphas = List.copyOf(alphas);
        gates = List.copyOf(gates);
    }
}
