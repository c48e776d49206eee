package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.mine.gate.FoldTarget;
import org.alphalode.stage.mine.gate.Values;
import org.alphalode.stage.mine.ladder.Alike;

/**
 * Confirms, value by value over the training window, that formulas of equal fingerprint behave alike: for each symbol one is a multiple
 * of the other plus a constant, see {@link Alike}. Such formulas give the same signal.
 */
final class TwinStage
        implements FanOut<TwinStage.Suspects, TwinStage.Group, List<TwinStage.Twin>, List<TwinStage.Twin>> {
    private static final long serialVersionUID = 1L;

    /**
     * Formulas of equal fingerprint.
     *
     * @param slate number of the fold's slate
     * @param formulas canonical texts, the one to be kept first
     */
    record Group(int slate, List<String> formulas) implements Serializable {}

    /**
     * All groups and what they are compared over.
     *
     * @param judge panels and folds
     * @param groups under suspicion
     */
    record Suspects(JudgeInput judge, List<Group> groups) implements Serializable {}

    /**
     * A formula that behaves like another.
     *
     * @param slate number of the fold's slate
     * @param formula canonical text
     * @param of canonical text of the one that is kept
     */
    record Twin(int slate, String formula, String of) implements Serializable {}

    @Override
    public List<Group> plan(Suspects input) {
        return input.groups();
    }

    @Override
    public List<Twin> work(Suspects input, Group group) {
        MineInput mine = input.judge().mine();
        FoldTarget target = input.judge().targets().get(group.slate());
        List<Expr> formulas = group.formulas().stream().map(Formulas::parse).toList();
        List<double[][]> values = new ArrayList<>();
        int from = target.firstBar;
        Values.of(formulas, mine.features(), from, from + target.trainEnd, (i, v) -> values.add(v));
        List<Twin> twins = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            double[][] here = values.get(i);
            int like = kept.stream()
                    .filter(k -> Alike.are(values.get(k), here))
                    .findFirst()
                    .orElse(i);
            if (like == i) {
                kept.add(i);
            } else {
                twins.add(new Twin(
                        group.slate(), group.formulas().get(i), group.formulas().get(like)));
            }
        }
        return twins;
    }

    @Override
    public List<Twin> reduce(Suspects input, List<List<Twin>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
