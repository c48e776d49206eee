package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.Trial;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.mine.gate.Acceptance;
import org.alphalode.stage.mine.gate.FoldTarget;
import org.alphalode.stage.mine.gate.GateInput;
import org.alphalode.stage.mine.gate.GateReport;
import org.alphalode.stage.mine.gate.Judged;
import org.alphalode.stage.mine.gate.Scored;
import org.alphalode.stage.mine.gate.Scorer;
import org.alphalode.stage.mine.gate.Values;

/**
 * Mines each fold: units score batches of formulas on the training window, the reduction counts every trial, asks the gates and
 * looks at the validation window of the survivors. Nothing after a fold's validation window is read.
 */
public final class MineStage implements FanOut<MineInput, MineUnit, MinePart, MineResult> {
    private static final long serialVersionUID = 1L;

    @Override
    public List<MineUnit> plan(MineInput input) {
        MineParams params = input.params();
        List<String> formulas =
                AlphaEngines.named(params.engine()).candidates(input.features().fields(), params.search()).stream()
                        .map(Formulas::print)
                        .toList();
        List<MineUnit> units = new ArrayList<>();
        for (Fold fold : input.folds()) {
            for (int from = 0; from < formulas.size(); from += params.batchFormulas()) {
                int to = Math.min(from + params.batchFormulas(), formulas.size());
                units.add(new MineUnit(fold, formulas.subList(from, to)));
            }
        }
        return units;
    }

    @Override
    public MinePart work(MineInput input, MineUnit unit) {
        MineParams params = input.params();
        FoldTarget target =
                FoldTarget.of(input.target(), unit.fold(), params.gate().maskedShare());
        Scorer scorer = new Scorer(input.features().symbolCount(), params.horizonBars(), params.lagBars());
        List<Expr> formulas = unit.formulas().stream().map(Formulas::parse).toList();
        List<Scored> scored = new ArrayList<>();
        double minIc = params.gate().minIc();
        int from = target.firstBar;
        Values.of(
                formulas,
                input.features(),
                from,
                from + target.trainEnd,
                (i, values) -> scored.add(score(formulas.get(i), values, target, scorer, minIc)));
        return new MinePart(unit.fold().id(), scored);
    }

    private static Scored score(Expr formula, double[][] values, FoldTarget target, Scorer scorer, double minIc) {
        return Scored.of(formula, values, target, scorer, minIc);
    }

    @Override
    public MineResult reduce(MineInput input, List<MinePart> parts) {
        List<Trial> trials = new ArrayList<>();
        List<Alpha> alphas = new ArrayList<>();
        List<Judged> folds = new ArrayList<>();
        for (Fold fold : input.folds()) {
            List<Scored> scored = parts.stream()
                    .filter(part -> part.foldId().equals(fold.id()))
                    .flatMap(part -> part.scored().stream())
                    .toList();
            Judged ofFold = new Acceptance(new GateInput(
                            input.features(),
                            input.target(),
                            fold,
                            input.params().horizonBars(),
                            input.params().gate()))
                    .decide(scored);
            trials.addAll(ofFold.trials());
            alphas.addAll(ofFold.alphas());
            folds.add(ofFold);
        }
        return new MineResult(trials, alphas, GateReport.of(folds));
    }
}
