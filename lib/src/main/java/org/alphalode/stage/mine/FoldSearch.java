package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Fold;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.Bars;
import org.alphalode.stage.mine.ladder.Blocks;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Limits;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.Search;
import org.alphalode.stage.mine.search.SearchParams;
import org.alphalode.stage.mine.search.SearchSpace;
import org.alphalode.stage.mine.search.Seen;
import org.alphalode.stat.Normal;

/** The search of one fold: what was proposed so far, and who outlived the ladder. */
final class FoldSearch implements AutoCloseable {
    /** The first cohort is screened without a bar, so it is small; later ones grow, so that commitments are few. */
    private static final int FIRST_COHORT = 8_192;

    private static final int GROWTH = 4;
    private static final int LARGEST_COHORT = 262_144;
    /** The harmonic numbers are above the logarithm by at least this. */
    private static final double EULER = 0.577;

    /** The ladder's t comes from periods and the gate's from Newey and West: what is significant may differ by a quarter. */
    private static final double SLACK = 0.75;

    /** Nobody dies for want of significance who may be among so many of the best: the best are told of, significant or not. */
    private static final int ALWAYS_TOLD = 100;

    /**
     * Part of the ladder's |t| of the last of these that the |t| of a candidate may fall short of, and be among them by the gate's: on
     * hourly bars of ten symbols the hundred best by Newey and West's |t| had a ladder's |t| of at least 0.7 times that of its own hundredth.
     */
    private static final double TOLD_SLACK = 0.7;

    private final MineInput input;
    private final Fold fold;
    private final Screening.OfFold screening;
    private final Screening.Earlier earlier;
    private final List<Survivor> survivors = new ArrayList<>();
    /** |t| of the best, the least of them first. */
    private final PriorityQueue<Double> best = new PriorityQueue<>();

    private final PriorityQueue<Double> told = new PriorityQueue<>();

    private final Tally tally = new Tally();
    private long tried;
    private long triedAgain;
    private int cohort;
    private boolean closed;

    FoldSearch(MineInput input, Fold fold, Screening screening) {
        MineParams params = input.params();
        this.input = input;
        this.fold = fold;
        GateParams gate = params.gate();
        Blocks blocks = Blocks.of(
                input.features(),
                input.target(),
                fold,
                params.ladder(),
                params.horizonBars(),
                params.search().maxLookbackBars());
        Limits limits = new Limits(gate.minIc(), gate.threshold("min-coverage", 0), gate.threshold("min-deviation", 0));
        this.screening =
                screening.begin(fold, new Ladder(blocks, limits, params.ladder().confidence()));
        this.earlier = this.screening.earlier();
    }

    /** Searches a level to the end of its budget of formulas or of time. */
    void level(int level, Lineage lineage) {
        List<Expr> finalists = earlier.finalists().stream().map(Formulas::parse).toList();
        if (level == 0 && !finalists.isEmpty()) {
            triedAgain += finalists.size();
            finalists.forEach(formula -> earlier.settled().add(Formulas.print(formula)));
            screen(finalists, lineage);
        }
        Search search = AlphaEngines.named(input.params().engine())
                .begin(new SearchSpace(input.features().fields(), lineage.blocks(), budget(level)), seen());
        List<Expr> formulas = search.next(size());
        while (!formulas.isEmpty() && !screening.isCutBefore(cohort)) {
            triedAgain += formulas.stream()
                    .filter(formula -> earlier.tried() > 0 && !earlier.others().add(Formulas.print(formula)))
                    .count();
            CohortResult result = screen(formulas, lineage);
            search.learn(result::fitness);
            formulas = search.next(size());
        }
    }

    /** What is not to be proposed: the settled of other works, and all that this search proposed. */
    private Seen seen() {
        return earlier.settled();
    }

    private SearchParams budget(int level) {
        SearchParams search = input.params().search();
        int levels = input.params().levels();
        int share = search.maxFormulas() / levels + (level < search.maxFormulas() % levels ? 1 : 0);
        return new SearchParams(
                Math.max(1, share), search.seed() + level, search.windows(), search.operators(), search.rules());
    }

    private int size() {
        long size = FIRST_COHORT;
        for (int i = 0; i < cohort && size < LARGEST_COHORT; i++) {
            size *= GROWTH;
        }
        return (int) Math.min(size, LARGEST_COHORT);
    }

    private CohortResult screen(List<Expr> formulas, Lineage lineage) {
        CohortResult result = screening.screen(cohort(formulas, lineage));
        cohort++;
        tried += formulas.size();
        tally.add(result.tally());
        for (Survivor survivor : result.survivors()) {
            survivors.add(survivor);
            add(survivor.size(), best, input.params().ladder().finalists());
            add(survivor.size(), told, ALWAYS_TOLD);
        }
        return result;
    }

    private Cohort cohort(List<Expr> formulas, Lineage lineage) {
        return new Cohort(
                fold,
                input.params().horizonBars(),
                cohort,
                formulas.stream().map(Formulas::print).toList(),
                bars(formulas.size()),
                lineage);
    }

    /**
     * |t| of the worst finalist so far, 0 where there is still room; and the |t| below which nothing is significant: with N formulas
     * tried and at most K before the gates, Benjamini and Yekutieli reject no p above alpha K / (N H_N). That is no higher than the
     * best hundred so far allow, and 0 where the check is off.
     */
    private Bars bars(int more) {
        int finalists = input.params().ladder().finalists();
        double alpha = input.params().gate().threshold("max-false-discovery-rate", Double.POSITIVE_INFINITY);
        double n = Math.max(1.0, (double) (everTried() + more));
        double p = Math.min(1, alpha * Math.min(n, finalists) / (n * (Math.log(n) + EULER)));
        double significant = p < 1 ? SLACK * -Normal.quantile(p / 2) : 0;
        return new Bars(least(best, finalists), Math.min(significant, TOLD_SLACK * least(told, ALWAYS_TOLD)));
    }

    /** The least of the best, 0 where there is still room. */
    private static double least(PriorityQueue<Double> best, int most) {
        return best.size() < most ? 0 : best.element();
    }

    private static void add(double size, PriorityQueue<Double> best, int most) {
        best.add(size);
        if (best.size() > most) {
            best.remove();
        }
    }

    Fold fold() {
        return fold;
    }

    /** Who outlived the ladder, the best first. */
    List<Survivor> survivors() {
        List<Survivor> sorted = new ArrayList<>(survivors);
        sorted.sort(Survivor.BEST);
        return Collections.unmodifiableList(sorted);
    }

    /** An empty cohort of this fold, for trials that are told of later. */
    Cohort frame(Lineage lineage) {
        return cohort(List.of(), lineage);
    }

    Tally tally() {
        return tally;
    }

    /** Formulas scored in this run. */
    long tried() {
        return tried;
    }

    /** Formulas ever scored on this window, those of other works included, each once. */
    long everTried() {
        return earlier.tried() + tried - triedAgain;
    }

    /** Survivors whose fingerprints are equal, in groups of two and more, the simplest first. */
    List<List<Survivor>> lookalikes() {
        List<List<Survivor>> groups = new ArrayList<>();
        List<Survivor> sorted = survivors();
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size() && sameFingerprint(sorted.get(to - 1), sorted.get(to))) {
                to++;
            }
            if (to - from > 1) {
                groups.add(sorted.subList(from, to).stream()
                        .sorted(Comparator.comparingInt((Survivor s) ->
                                        Formulas.parse(s.formula()).nodes())
                                .thenComparing(Survivor::formula))
                        .toList());
            }
            from = to;
        }
        return groups;
    }

    private static boolean sameFingerprint(Survivor a, Survivor b) {
        return a.pairs() == b.pairs() && close(a.ic(), b.ic()) && close(a.t(), b.t());
    }

    private static boolean close(double x, double y) {
        return Math.abs(Math.abs(x) - Math.abs(y)) <= 1e-9 * Math.abs(x);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            screening.close();
        }
    }
}
