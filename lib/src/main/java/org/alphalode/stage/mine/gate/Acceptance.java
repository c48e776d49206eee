package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.IcStats;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.Gate.Phase;
import org.alphalode.stat.FalseDiscovery;

/** Decides what becomes of each formula of one fold. */
public final class Acceptance {
    /** The better first: the higher |t| on the training window, ties by id. */
    private static final Comparator<Candidate> BETTER = Comparator.<Candidate>comparingDouble(
                    c -> -Math.abs(c.scored().train().neweyWestT()))
            .thenComparing(c -> c.scored().formulaId());

    private final GateInput input;
    private final Gates gates;
    private final List<Trial> ended = new ArrayList<>();
    private final List<Alpha> alphas = new ArrayList<>();

    public Acceptance(GateInput input) {
        this.input = input;
        this.gates = Gates.of(input.params().thresholds());
    }

    /** Trials in the order of {@code scored}, alphas the best first. */
    public Judged decide(List<Scored> scored) {
        List<Candidate> candidates = scored.stream()
                .map(s -> new Candidate(s, Double.NaN, IcStats.NONE))
                .toList();
        List<Candidate> valid = passing(Phase.VALIDITY, candidates);
        List<Candidate> significant = passing(Phase.TRAIN, withQValues(valid, scored.size()));
        confirm(significant.stream().sorted(BETTER).toList());
        return new Judged(inOrder(scored), alphas);
    }

    private List<Candidate> passing(Phase phase, List<Candidate> candidates) {
        List<Candidate> passed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Verdict> stop = gates.stop(phase, candidate);
            stop.ifPresentOrElse(verdict -> end(candidate, verdict), () -> passed.add(candidate));
        }
        return passed;
    }

    /** Every trial of the fold counts, also the invalid ones and those without a t statistic. */
    private static List<Candidate> withQValues(List<Candidate> valid, int tried) {
        int[] tested = IntStream.range(0, valid.size())
                .filter(i -> !Double.isNaN(valid.get(i).scored().train().pValue()))
                .toArray();
        double[] q = FalseDiscovery.benjaminiYekutieli(
                IntStream.of(tested)
                        .mapToDouble(i -> valid.get(i).scored().train().pValue())
                        .toArray(),
                tried);
        List<Candidate> out = new ArrayList<>(valid);
        for (int i = 0; i < tested.length; i++) {
            out.set(tested[i], valid.get(tested[i]).withQValue(q[i]));
        }
        return out;
    }

    private void confirm(List<Candidate> survivors) {
        GateParams params = input.params();
        FoldTarget target = FoldTarget.of(input.target(), input.fold(), params.maskedShare());
        Scorer scorer =
                new Scorer(input.features().symbolCount(), input.horizonBars(), params.lagBars(input.horizonBars()));
        Pool pool = new Pool(params.pool());
        List<Expr> formulas = survivors.stream()
                .map(c -> Formulas.parse(c.scored().formula()))
                .toList();
        int from = target.firstBar;
        Values.of(formulas, input.features(), from, from + target.validationEnd, (i, values) -> {
            scorer.fit(values, target.values, 0, target.trainEnd);
            IcStats validation =
                    scorer.measureOther(values, target.values, target.validationFrom, target.validationEnd);
            Candidate candidate = survivors.get(i).withValidation(validation);
            Verdict verdict = gates.stop(Phase.VALIDATION, candidate)
                    .orElseGet(() -> pool.offer(scorer.direction(values, 0, target.trainEnd)));
            if (verdict == Verdict.ACCEPTED) {
                alphas.add(alpha(candidate, formulas.get(i)));
                end(withRankIc(candidate, scorer, values, target), verdict);
            } else {
                end(candidate, verdict);
            }
        });
    }

    private static Candidate withRankIc(Candidate candidate, Scorer scorer, double[][] values, FoldTarget target) {
        double train = scorer.rankIc(values, target.values, 0, target.trainEnd);
        double validation = scorer.rankIc(values, target.values, target.validationFrom, target.validationEnd);
        return new Candidate(
                candidate.scored().withTrain(candidate.scored().train().withRankIc(train)),
                candidate.qValue(),
                candidate.validation().withRankIc(validation));
    }

    private Alpha alpha(Candidate candidate, Expr formula) {
        Scored scored = candidate.scored();
        return new Alpha(
                input.fold().id() + "-" + scored.formulaId(),
                input.fold().id(),
                scored.formula(),
                scored.train().pearsonIc() < 0 ? -1 : 1,
                input.horizonBars(),
                formula.nodes(),
                formula.lookbackBars(),
                List.of());
    }

    private void end(Candidate candidate, Verdict verdict) {
        Scored scored = candidate.scored();
        ended.add(new Trial(
                scored.formulaId(),
                scored.formula(),
                input.fold().id(),
                input.horizonBars(),
                scored.train(),
                candidate.validation(),
                candidate.qValue(),
                verdict));
    }

    private List<Trial> inOrder(List<Scored> scored) {
        Map<String, Trial> byId = new TreeMap<>();
        ended.forEach(trial -> byId.put(trial.formulaId(), trial));
        return scored.stream()
                .map(s -> Objects.requireNonNull(byId.get(s.formulaId())))
                .toList();
    }
}
