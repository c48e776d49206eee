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
 * standard error of e, the IC of the full window lies with the given confidence below |r| + q e sqrt(1 - f): q is a quantile of
 * Student's t with as many degrees of freedom as periods less one, sqrt(1 - f) the correction for a finite population (Cochran 1977,
 * section 2.6), because the blocks seen are a part of the window. A candidate whose bound lies below the least IC is dead. In units
 * of the full window's error the same bound reads |t| + q sqrt((1 - f) / f): a candidate is dead too where that lies below a bar: what
 * is significant at all, and the t of the worst of the finalists so far (racing: Maron and Moore 1994). Both hold for overlapping labels, see {@link Evidence}.
 */
public final class Ladder implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Formulas that are evaluated together: enough to share parts, few enough that the parts stay in the cache. */
    private static final int PLAN_FORMULAS = 256;

    /** While more of a plan's formulas are alive, it costs less to compute the dead ones too than to plan again. */
    private static final double REPLAN = 0.8;

    private final Blocks blocks;
    private final Limits limits;
    private final double confidence;

    public Ladder(Blocks blocks, Limits limits, double confidence) {
        this.blocks = blocks;
        this.limits = limits;
        this.confidence = confidence;
    }

    /**
     * Screens candidates, each for itself: a candidate's fate does not depend on the others.
     *
     * @param bars that a candidate must pass
     */
    public Screened screen(List<Expr> candidates, Bars bars) {
        Screened out = new Screened(candidates.size());
        for (int from = 0; from < candidates.size(); from += PLAN_FORMULAS) {
            new Climb(candidates, bars, out).climb(from, Math.min(candidates.size(), from + PLAN_FORMULAS));
        }
        return out;
    }

    /** One group of candidates on the way up. */
    private final class Climb {
        private final List<Expr> candidates;
        private final Bars bars;
        private final Screened out;
        private final List<IcMoments> moments = new ArrayList<>();
        /** Place of each candidate in the plan of each rung. */
        private final List<int[]> places = new ArrayList<>();
        /** By number of periods: a handful. */
        private final Map<Long, Double> quantiles = new TreeMap<>();

        Climb(List<Expr> candidates, Bars bars, Screened out) {
            this.candidates = candidates;
            this.bars = bars;
            this.out = out;
        }

        void climb(int from, int to) {
            int[] planned = IntStream.range(from, to).toArray();
            Plan plan = plan(planned);
            for (Blocks.Part part : blocks.parts()) {
                int[] alive = IntStream.of(planned).filter(out::isAlive).toArray();
                if (alive.length == 0) {
                    return;
                }
                if (alive.length < REPLAN * planned.length) {
                    planned = alive;
                    plan = plan(planned);
                }
                moments.add(Evaluator.moments(
                        plan,
                        part.panel(),
                        ForwardReturns.TARGET.name(),
                        blocks.fromBar(),
                        blocks.toBar(),
                        blocks.periodBars()));
                int[] place = new int[to - from];
                for (int i = 0; i < planned.length; i++) {
                    place[planned[i] - from] = i;
                }
                places.add(place);
                for (int candidate : alive) {
                    decide(candidate, candidate - from, part);
                }
            }
        }

        private Plan plan(int[] numbers) {
            return Plan.of(IntStream.of(numbers).mapToObj(candidates::get).toList(), blocks.fields());
        }

        private void decide(int candidate, int place, Blocks.Part part) {
            int[] roots = new int[places.size()];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = places.get(i)[place];
            }
            Evidence evidence = Evidence.of(moments, roots, blocks.symbols());
            double t = evidence.fullT(part.seenShare());
            out.seen(candidate, part.rung(), evidence, t);
            boolean whole = part.rung() == Rung.FULL;
            if (whole && isInvalid(evidence)) {
                out.died(candidate, Verdict.INVALID);
            } else if (whole || (evidence.periods() > 1 && confidence < 1)) {
                double f = part.seenShare();
                double q = whole ? 0 : quantile(evidence.periods());
                double highest = Math.abs(t) + q * Math.sqrt((1 - f) / f);
                if (Math.abs(evidence.ic()) + q * evidence.error() * Math.sqrt(1 - f) < limits.minIc()) {
                    out.died(candidate, Verdict.WEAK_IC);
                } else if (highest < bars.significance()) {
                    out.died(candidate, Verdict.FALSE_DISCOVERY);
                } else if (highest < bars.finalists()) {
                    out.died(candidate, Verdict.OUTRANKED);
                }
            }
        }

        private double quantile(long periods) {
            return quantiles.computeIfAbsent(periods, n -> StudentT.quantile(confidence, n - 1));
        }

        /** Coverage is of the targets that are known, a symbol that does not vary has none. */
        private boolean isInvalid(Evidence evidence) {
            return evidence.pairs() == 0
                    || evidence.pairs() < limits.minCoverage() * blocks.knownPairs()
                    || evidence.relativeDeviation() < limits.minDeviation();
        }
    }
}
