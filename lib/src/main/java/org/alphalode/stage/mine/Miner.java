package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.Rung;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.Runner;
import org.alphalode.stage.mine.gate.FoldTarget;
import org.alphalode.stage.mine.gate.GateReport;
import org.alphalode.stage.mine.gate.Judged;

/**
 * Mines: an engine proposes, the ladder screens cohort by cohort, formulas that behave alike are thinned out, and the best come before
 * the gates. With several levels, what one level accepts are building blocks of the next.
 */
public final class Miner {
    private final MineInput input;
    private final Runner runner;
    private final Screening screening;
    /** One a fold. */
    private final List<FoldTarget> targets;

    public Miner(MineInput input, Runner runner, Screening screening) {
        this.input = input;
        this.runner = runner;
        this.screening = screening;
        double maskedShare = input.params().gate().maskedShare();
        this.targets = input.folds().stream()
                .map(fold -> FoldTarget.of(input.target(), fold, maskedShare))
                .toList();
    }

    /** Every fold, to the end of its budget. */
    public MineResult mine() {
        List<FoldSearch> searches = new ArrayList<>();
        try {
            List<Lineage> lineages = new ArrayList<>();
            for (Fold fold : input.folds()) {
                FoldSearch search = new FoldSearch(input, fold, screening);
                searches.add(search);
                lineages.add(Lineage.NONE);
                search.level(0, Lineage.NONE);
                if (input.params().levels() == 1) {
                    search.close(); // its blocks are not needed again
                }
            }
            Round round = judge(searches);
            for (int level = 1; level < input.params().levels(); level++) {
                for (int i = 0; i < searches.size(); i++) {
                    lineages.set(i, lineage(round.judged().get(i)));
                    searches.get(i).level(level, lineages.get(i));
                }
                round = judge(searches);
            }
            return result(searches, lineages, round);
        } finally {
            searches.forEach(FoldSearch::close);
        }
    }

    /**
     * The finalists of all folds and what the gates said of them.
     *
     * @param twins formulas that behave like one that is kept, to that one, by fold
     */
    private record Round(JudgeInput before, List<Map<String, String>> twins, List<Judged> judged) {}

    private Round judge(List<FoldSearch> searches) {
        List<Map<String, String>> twins = twins(searches);
        List<Slate> slates = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            Map<String, String> copies = twins.get(i);
            FoldSearch search = searches.get(i);
            slates.add(new Slate(
                    search.fold(),
                    search.survivors().stream()
                            .filter(s -> !copies.containsKey(s.formula()))
                            .limit(input.params().ladder().finalists())
                            .toList(),
                    search.everTried()));
        }
        JudgeInput before = new JudgeInput(input, slates, targets);
        return new Round(before, twins, runner.run(new MineStage(), before));
    }

    private List<Map<String, String>> twins(List<FoldSearch> searches) {
        List<Slate> folds = searches.stream()
                .map(search -> new Slate(search.fold(), List.of(), 0))
                .toList();
        List<TwinStage.Group> groups = new ArrayList<>();
        List<Map<String, String>> twins = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            twins.add(new TreeMap<>());
            for (List<Survivor> alike : searches.get(i).lookalikes()) {
                groups.add(new TwinStage.Group(
                        i, alike.stream().map(Survivor::formula).toList()));
            }
        }
        if (!groups.isEmpty()) {
            runner.run(new TwinStage(), new TwinStage.Suspects(new JudgeInput(input, folds, targets), groups))
                    .forEach(twin -> twins.get(twin.slate()).put(twin.formula(), twin.of()));
        }
        return twins;
    }

    private static Lineage lineage(Judged judged) {
        return new Lineage(judged.alphas().stream()
                .<Expr>map(alpha -> Formulas.parse(alpha.formula()))
                .toList());
    }

    private MineResult result(List<FoldSearch> searches, List<Lineage> lineages, Round round) {
        List<Tried> trials = new ArrayList<>();
        List<Alpha> alphas = new ArrayList<>();
        Tally tally = new Tally();
        long tried = 0;
        for (int i = 0; i < searches.size(); i++) {
            FoldSearch search = searches.get(i);
            Judged judged = round.judged().get(i);
            Lineage lineage = lineages.get(i);
            Map<String, Trial> byFormula = new TreeMap<>();
            judged.trials().forEach(trial -> byFormula.put(trial.formula(), trial));
            Cohort frame = search.frame(lineage);
            tally.add(search.tally());
            tried += search.tried();
            for (Survivor survivor : search.survivors()) {
                Tried end = end(frame, survivor, byFormula, round.twins().get(i));
                trials.add(end);
                tally.add(end.rung(), end.trial().verdict(), 1);
            }
            judged.alphas().forEach(alpha -> alphas.add(withParents(alpha, lineage)));
        }
        return new MineResult(trials, alphas, tally, tried, GateReport.of(round.judged()));
    }

    private static Tried end(Cohort frame, Survivor survivor, Map<String, Trial> judged, Map<String, String> twins) {
        String original = twins.get(survivor.formula());
        if (original != null) {
            return DeadTrials.trial(frame, survivor, Rung.FULL, Verdict.DUPLICATE, Formulas.idOfCanonical(original));
        }
        Trial trial = judged.get(survivor.formula());
        if (trial == null) {
            return DeadTrials.trial(frame, survivor, Rung.FULL, Verdict.OUTRANKED, "");
        }
        List<String> parents = frame.lineage().parentsOf(Formulas.parse(survivor.formula()));
        return new Tried(trial, Rung.JUDGED, survivor.cohort(), survivor.t(), survivor.probeT(), "", parents);
    }

    private static Alpha withParents(Alpha alpha, Lineage lineage) {
        return new Alpha(
                alpha.alphaId(),
                alpha.foldId(),
                alpha.formula(),
                alpha.orientation(),
                alpha.horizonBars(),
                alpha.complexity(),
                alpha.lookbackBars(),
                lineage.parentsOf(Formulas.parse(alpha.formula())));
    }
}
