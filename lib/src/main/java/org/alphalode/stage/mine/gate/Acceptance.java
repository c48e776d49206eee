package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.check.Check;
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
    private static final long DAY_MICROS = 86_400_000_000L;
    /** The better first: the higher |t| on the training window, ties by id. */
    private static final Comparator<Candidate> BETTER = Comparator.<Candidate>comparingDouble(
                    c -> -Math.abs(c.scored().train().neweyWestT()))
            .thenComparing(c -> c.scored().formulaId());

    private final GateInput input;
    private final Gates gates;
    private final FoldTarget target;
    private final Scorer scorer;
    private final LookAhead lookAhead;
    private final Pool pool;
    private final List<Trial> ended = new ArrayList<>();
    private final List<Alpha> alphas = new ArrayList<>();

    /** @param target of the input's fold */
    public Acceptance(GateInput input, FoldTarget target) {
        GateParams params = input.params();
        this.input = input;
        this.gates = Gates.of(params.checks());
        gates.requirePossible(input.features().symbolCount());
        this.target = target;
        this.scorer =
                new Scorer(input.features().symbolCount(), input.horizonBars(), params.lagBars(input.horizonBars()));
        this.lookAhead = new LookAhead(input.features(), params.seed());
        this.pool = new Pool(params.threshold(Gates.MAX_CORRELATION, 1));
    }

    /** Trials in the order of {@code scored}, alphas the best first. */
    public Judged decide(List<Scored> scored) {
        return decide(scored, scored.size());
    }

    /**
     * As {@link #decide(List)}, where more was tried than is given.
     *
     * @param trials all of the ledger that significance is judged against, at least those given
     */
    public Judged decide(List<Scored> scored, long trials) {
        Check.that(trials >= scored.size(), "%s trials are fewer than the %s given", trials, scored.size());
        List<Candidate> candidates = scored.stream().map(Candidate::of).toList();
        List<Candidate> valid = passing(Phase.VALIDITY, candidates);
        List<Candidate> significant = passing(Phase.TRAIN, withQValues(valid, trials));
        confirm(significant.stream().sorted(BETTER).toList());
        return new Judged(
                inOrder(scored),
                alphas,
                gates.counts(input.fold().id()),
                CandidateSample.trials(input, target, valid, trials));
    }

    private List<Candidate> passing(Phase phase, List<Candidate> candidates) {
        List<Candidate> passed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Verdict> stop = gates.stop(phase, candidate);
            stop.ifPresentOrElse(verdict -> end(candidate, verdict), () -> passed.add(candidate));
        }
        return passed;
    }

    /** Every trial counts, also the invalid ones and those without a t statistic. */
    private static List<Candidate> withQValues(List<Candidate> valid, long trials) {
        int[] tested = IntStream.range(0, valid.size())
                .filter(i -> !Double.isNaN(valid.get(i).scored().train().pValue()))
                .toArray();
        double[] q = FalseDiscovery.benjaminiYekutieli(
                IntStream.of(tested)
                        .mapToDouble(i -> valid.get(i).scored().train().pValue())
                        .toArray(),
                trials);
        List<Candidate> out = new ArrayList<>(valid);
        for (int i = 0; i < tested.length; i++) {
            out.set(tested[i], valid.get(tested[i]).withQValue(q[i]));
        }
        return out;
    }

    private void confirm(List<Candidate> survivors) {
        List<Expr> formulas = survivors.stream()
                .map(c -> Formulas.parse(c.scored().formula()))
                .toList();
        int from = target.firstBar;
        Values.of(formulas, input.features(), from, from + target.validationEnd, (i, values) -> {
            scorer.fit(values, target.values, 0, target.trainEnd);
            judge(survivors.get(i), formulas.get(i), values);
        });
    }

    private void judge(Candidate survivor, Expr formula, double[][] values) {
        Candidate candidate = survivor;
        for (Phase phase : List.of(Phase.BOOK, Phase.VALIDATION, Phase.CERTIFICATE)) {
            // how an alpha did on validation is told whether it is asked or not
            if (gates.asks(phase) || phase == Phase.VALIDATION) {
                candidate = inspected(phase, candidate, formula, values);
                Optional<Verdict> stop = gates.stop(phase, candidate);
                if (stop.isPresent()) {
                    end(candidate, stop.get());
                    return;
                }
            }
        }
        float[] direction = inSinglePrecision(scorer.direction(values, 0, target.trainEnd));
        candidate = candidate.withPool(pool.size(), pool.nearest(direction));
        Optional<Verdict> stop = gates.stop(Phase.POOL, candidate);
        if (stop.isPresent()) {
            end(candidate, stop.get());
            return;
        }
        pool.add(direction);
        alphas.add(alpha(candidate, formula));
        end(withRankIc(candidate, values), Verdict.ACCEPTED);
    }

    /** The candidate with what a phase asks about. */
    private Candidate inspected(Phase phase, Candidate candidate, Expr formula, double[][] values) {
        return switch (phase) {
            case BOOK -> candidate.withBook(book(values));
            case VALIDATION -> candidate.withValidation(
                    scorer.measureOther(values, target.values, target.validationFrom, target.validationEnd));
            case CERTIFICATE -> candidate.withCertificate(
                    lookAhead.certify(formula, target.firstBar, target.firstBar + target.validationEnd, (int)
                            input.params().threshold(Gates.CERTIFIED_CUTS, 0)));
            case VALIDITY, TRAIN, POOL -> candidate;
        };
    }

    private Candidate.Book book(double[][] values) {
        BookShape book =
                new BookShape(new Standardised(values, target.values, target.trainEnd).value, 0, target.trainEnd);
        double barsPerDay = (double) DAY_MICROS / input.features().interval().micros();
        return new Candidate.Book(barsPerDay * book.turnoverPerBar(), book.largestWeight());
    }

    private static float[] inSinglePrecision(double[] direction) {
        float[] out = new float[direction.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) direction[i];
        }
        return out;
    }

    private Candidate withRankIc(Candidate candidate, double[][] values) {
        double train = scorer.rankIc(values, target.values, 0, target.trainEnd);
        double validation = scorer.rankIc(values, target.values, target.validationFrom, target.validationEnd);
        IcStats before = candidate.scored().train();
        return candidate
                .withScored(candidate.scored().withTrain(before.withRankIc(train)))
                .withValidation(candidate.validation().withRankIc(validation));
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
