package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.Plan;
import org.alphalode.model.Rung;
import org.alphalode.model.Verdict;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stat.StudentT;

/**
 * Takes candidates up the rungs by their moments alone. On a rung that has seen the share f of the window, with an IC of r and a
 * standard error of e, the IC of the full window lies with some confidence below |r| + q e sqrt(1 - f): q is a quantile of Student's t
 * with as many degrees of freedom as periods less one, sqrt(1 - f) the correction for a finite population (Cochran 1977, section 2.6),
 * because the blocks seen are a part of the window. A candidate whose bound lies below the least IC is dead: what the given confidence
 * leaves to err is shared evenly by all looks before the full window (Bonferroni). In units of the full window's error the bound reads
 * |t| + q sqrt((1 - f) / f): a candidate is dead too where that lies below a bar: what is significant at all, and the t of the worst of
 * the finalists so far (racing: Maron and Moore 1994). Both hold for overlapping labels, see {@link Evidence}.
 */
public final class Ladder implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Formulas of a plan: enough to share parts, few enough that the parts stay in the cache. */
    private static final int PLAN_FORMULAS = 1024;

    /** Formulas that climb together, whose moments are held at a time. */
    private static final int TOGETHER = 2_048;

    /** While more of the planned formulas are alive, it costs less to compute the dead ones too than to plan again. */
    private static final double REPLAN = 0.8;

    /** Of a look by a bar of |t|: these lie below the candidates that matter by a margin of their own. */
    private static final double RANK_CONFIDENCE = 0.95;

    /**
     * Of what its operands say of a sum's |t|: only the ratios of its symbols' deviations, which are those of the first rung, are not exact.
     */
    static final double SUM_SLACK = 1.25;

    private final Blocks blocks;
    private final Operands operands;
    private final Limits limits;
    private final double confidence;

    public Ladder(Blocks blocks, Limits limits, double confidence) {
        this.blocks = blocks;
        this.operands = new Operands(blocks);
        this.limits = limits;
        this.confidence = confidence;
    }

    /**
     * Screens candidates, each for itself: a candidate's fate does not depend on the others.
     *
     * @param bars that a candidate must pass
     */
    public Screened screen(List<Expr> candidates, Bars bars) {
        return goOn(probe(candidates, bars), Map.of(), bars);
    }

    /** Takes candidates up the first rung, each for itself. */
    public Probed probe(List<Expr> candidates, Bars bars) {
        Screened out = new Screened(candidates.size());
        List<Probed.Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += TOGETHER) {
            chunks.add(new Climb(candidates, bars, out).begin(from, Math.min(candidates.size(), from + TOGETHER)));
        }
        return new Probed(candidates, out, chunks);
    }

    /**
     * Takes candidates from the first rung to the end.
     *
     * @param probed is not modified
     * @param twins canonical text of the formula that a candidate behaves like, by the candidate's number: it dies
     * @param bars as on the first rung
     */
    public Screened goOn(Probed probed, Map<Integer, String> twins, Bars bars) {
        Screened out = probed.screened().copy();
        twins.forEach(out::isTwinOf);
        for (Probed.Chunk chunk : probed.chunks()) {
            new Climb(probed.candidates(), bars, out).goOn(chunk);
        }
        return out;
    }

    /**
     * Compares the formulas of each group value by value over the blocks of the first rung.
     *
     * @param groups of one formula or more
     * @return of each formula, group after group, the place in its group of the first that it behaves like, or its own
     */
    public int[] twins(List<List<Expr>> groups) {
        return new Twins(blocks).of(groups);
    }

    /**
     * Of Student's t.
     *
     * @param ofIc for the bound of the IC
     * @param ofRank for those of |t|
     */
    private record Quantiles(double ofIc, double ofRank) {
        /** Where the full window was seen. */
        static final Quantiles NONE = new Quantiles(0, 0);
    }

    /** Some candidates on the way up. */
    private final class Climb {
        private final List<Expr> candidates;
        private final Bars bars;
        private final Screened out;
        /** Of each candidate that is alive, its moments on each rung so far. */
        private final List<List<RungMoments>> moments = new ArrayList<>();
        /** By number of periods: a handful. */
        private final Map<Long, Quantiles> quantiles = new TreeMap<>();

        Climb(List<Expr> candidates, Bars bars, Screened out) {
            this.candidates = candidates;
            this.bars = bars;
            this.out = out;
        }

        Probed.Chunk begin(int from, int to) {
            List<Integer> all = IntStream.range(from, to).boxed().toList();
            List<Probed.Group> groups = groups(all);
            all.forEach(candidate -> moments.add(new ArrayList<>()));
            groups.forEach(group -> climb(group, blocks.parts().get(0), from));
            all.stream().filter(out::isAlive).forEach(out::outlivedProbe);
            return new Probed.Chunk(from, groups, moments);
        }

        void goOn(Probed.Chunk chunk) {
            List<Probed.Group> groups = chunk.groups();
            List<Integer> planned =
                    groups.stream().flatMap(group -> group.numbers().stream()).toList();
            chunk.moments().forEach(ofCandidate -> moments.add(new ArrayList<>(ofCandidate)));
            judgeSums(chunk.from(), planned);
            for (Blocks.Part part : blocks.parts().subList(1, blocks.parts().size())) {
                List<Integer> alive = planned.stream().filter(out::isAlive).toList();
                if (alive.size() < REPLAN * planned.size()) {
                    planned = alive;
                    groups = groups(planned);
                }
                for (Probed.Group group : groups) {
                    climb(group, part, chunk.from());
                }
            }
        }

        /** Sums and differences of simple operands die by what these do on the whole window. */
        private void judgeSums(int from, List<Integer> numbers) {
            if (confidence == 1 || blocks.parts().size() == 1) {
                return;
            }
            List<Integer> sums = numbers.stream()
                    .filter(candidate -> out.isAlive(candidate) && Operands.isSum(candidates.get(candidate)))
                    .toList();
            operands.learn(sums.stream().map(candidates::get).toList());
            for (int candidate : sums) {
                List<RungMoments> all = moments.get(candidate - from);
                operands.of(candidates.get(candidate), all.get(0)).ifPresent(sum -> judgeSum(candidate, sum));
                if (!out.isAlive(candidate)) {
                    all.clear();
                }
            }
        }

        private void judgeSum(int candidate, Operands.Sum sum) {
            Evidence evidence = sum.evidence();
            double f = sum.share();
            if (evidence.periods() < 2) {
                return;
            }
            Quantiles q = quantiles(evidence.periods());
            double highest = SUM_SLACK * Math.abs(evidence.fullT(f)) + q.ofRank() * Math.sqrt((1 - f) / f);
            double highestIc = evidence.meanMagnitude() + q.ofIc() * evidence.error() * Math.sqrt(1 - f);
            if (sum.deviations() * highestIc < limits.minIc()) {
                out.died(candidate, Verdict.WEAK_IC);
            } else if (highest < bars.significance()) {
                out.died(candidate, Verdict.FALSE_DISCOVERY);
            } else if (highest < bars.finalists()) {
                out.died(candidate, Verdict.OUTRANKED);
            }
        }

        private List<Probed.Group> groups(List<Integer> numbers) {
            List<Probed.Group> groups = new ArrayList<>();
            for (int from = 0; from < numbers.size(); from += PLAN_FORMULAS) {
                List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + PLAN_FORMULAS));
                List<Expr> formulas = some.stream().map(candidates::get).toList();
                groups.add(new Probed.Group(List.copyOf(some), Plan.of(formulas, blocks.fields())));
            }
            return groups;
        }

        private void climb(Probed.Group group, Blocks.Part part, int from) {
            IcMoments scored = Evaluator.moments(
                    group.plan(),
                    part.panel(),
                    ForwardReturns.TARGET.name(),
                    blocks.fromBar(),
                    blocks.toBar(),
                    blocks.periodBars());
            Scored rung = new Scored(new Cells(part, blocks.symbols(), scored.periods()), scored);
            for (int i = 0; i < group.numbers().size(); i++) {
                int candidate = group.numbers().get(i);
                if (out.isAlive(candidate)) {
                    List<RungMoments> all = moments.get(candidate - from);
                    all.add(rung.moments(i));
                    decide(candidate, Evidence.of(all), part);
                    if (!out.isAlive(candidate)) {
                        all.clear();
                    }
                }
            }
        }

        private void decide(int candidate, Evidence evidence, Blocks.Part part) {
            double t = evidence.fullT(part.seenShare());
            out.seen(candidate, part.rung(), evidence, t);
            boolean whole = part.rung() == Rung.FULL;
            if (whole && isInvalid(evidence)) {
                out.died(candidate, Verdict.INVALID);
            } else if (whole || (evidence.periods() > 1 && confidence < 1)) {
                double f = part.seenShare();
                Quantiles q = whole ? Quantiles.NONE : quantiles(evidence.periods());
                double highest = Math.abs(t) + q.ofRank() * Math.sqrt((1 - f) / f);
                if (Math.abs(evidence.ic()) + q.ofIc() * evidence.error() * Math.sqrt(1 - f) < limits.minIc()) {
                    out.died(candidate, Verdict.WEAK_IC);
                } else if (highest < bars.significance()) {
                    out.died(candidate, Verdict.FALSE_DISCOVERY);
                } else if (highest < bars.finalists()) {
                    out.died(candidate, Verdict.OUTRANKED);
                }
            }
        }

        private Quantiles quantiles(long periods) {
            int looks = blocks.parts().size() - 1;
            return quantiles.computeIfAbsent(
                    periods,
                    n -> new Quantiles(
                            StudentT.quantile(1 - (1 - confidence) / looks, n - 1),
                            StudentT.quantile(RANK_CONFIDENCE, n - 1)));
        }

        /** Coverage is of the targets that are known, a symbol that does not vary has none. */
        private boolean isInvalid(Evidence evidence) {
            return evidence.pairs() == 0
                    || evidence.pairs() < limits.minCoverage() * blocks.knownPairs()
                    || evidence.relativeDeviation() < limits.minDeviation();
        }
    }
}
