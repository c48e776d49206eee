package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.mine.gate.Acceptance;
import org.alphalode.stage.mine.gate.FoldTarget;
import org.alphalode.stage.mine.gate.GateInput;
import org.alphalode.stage.mine.gate.Judged;
import org.alphalode.stage.mine.gate.Scored;
import org.alphalode.stage.mine.gate.Scorer;
import org.alphalode.stage.mine.gate.Values;

/**
 * Judges the finalists of each fold: units score them exactly on the training window, the reduction asks the gates, with every formula
 * that was tried counted, and looks at the validation window of those that pass. Nothing after a fold's validation window is read.
 */
final class MineStage implements FanOut<JudgeInput, MineUnit, MinePart, List<Judged>> {
    private static final long serialVersionUID = 1L;
    private static final int UNIT_FORMULAS = 64;

    @Override
    public List<MineUnit> plan(JudgeInput input) {
        List<MineUnit> units = new ArrayList<>();
        for (int slate = 0; slate < input.slates().size(); slate++) {
            List<String> formulas = input.slates().get(slate).formulas();
            for (int from = 0; from < formulas.size(); from += UNIT_FORMULAS) {
                units.add(new MineUnit(slate, formulas.subList(from, Math.min(from + UNIT_FORMULAS, formulas.size()))));
            }
        }
        return units;
    }

    @Override
    public MinePart work(JudgeInput input, MineUnit unit) {
        MineInput mine = input.mine();
        MineParams params = mine.params();
        FoldTarget target = input.targets().get(unit.slate());
        Scorer scorer = new Scorer(mine.features().symbolCount(), params.horizonBars(), params.lagBars());
        List<Expr> formulas = unit.formulas().stream().map(Formulas::parse).toList();
        List<Scored> scored = new ArrayList<>();
        double minIc = params.gate().minIc();
        int from = target.firstBar;
        Values.of(
                formulas,
                mine.features(),
                from,
                from + target.trainEnd,
                (i, values) -> scored.add(score(formulas.get(i), values, target, scorer, minIc)));
        return new MinePart(unit.slate(), scored);
    }

    private static Scored score(Expr formula, double[][] values, FoldTarget target, Scorer scorer, double minIc) {
        return Scored.of(formula, values, target, scorer, minIc);
    }

    @Override
    public List<Judged> reduce(JudgeInput input, List<MinePart> parts) {
        MineInput mine = input.mine();
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < input.slates().size(); i++) {
            int slate = i;
            Slate of = input.slates().get(slate);
            List<Scored> scored = parts.stream()
                    .filter(part -> part.slate() == slate)
                    .flatMap(part -> part.scored().stream())
                    .toList();
            GateInput gates = new GateInput(
                    mine.features(),
                    mine.target(),
                    of.fold(),
                    mine.params().horizonBars(),
                    mine.params().gate());
            judged.add(new Acceptance(gates, input.targets().get(slate)).decide(scored, of.tried()));
        }
        return judged;
    }
}
