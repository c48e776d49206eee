package org.alphalode.stage.mine.gate;

import java.util.List;
import org.alphalode.model.Alpha;
import org.alphalode.model.Trial;

/**
 * What became of the candidates of one fold.
 *
 * @param trials one for each candidate, in their order
 * @param alphas accepted, the best first
 */
public record Judged(List<Trial> trials, List<Alpha> alphas) {
    public Judged {
        trials = List.copyOf(trials);
        alphas = List.copyOf(alphas);
    }
}
