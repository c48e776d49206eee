package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;
import org.alphalode.expr.RootValues;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.Panel;

/** Content hash of each formula's values: equal wherever and in whatever blocks they were computed. */
final class ValueHashes {
    /** 2^64 over the golden ratio: keeps neighbouring keys apart. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Their buffers fit into the second-level cache. */
    private static final int FORMULAS_AT_A_TIME = 32;

    private ValueHashes() {}

    /**
     * Hashes of a unit.
     *
     * @param fromFormula which formula the first is of
     * @param hashes one a formula
     */
    record Part(int fromFormula, List<ContentHash> hashes) implements Serializable {
        Part {
            hashes = List.copyOf(hashes);
        }
    }

    /** Hashes of the formulas over a panel that is at hand, block after block. */
    static List<ContentHash> of(List<Expr> formulas, Panel panel, EvalUnit.Size size) {
        List<Part> parts = EvalUnit.cut(panel.barCount(), formulas.size(), size).stream()
                .map(unit -> part(formulas, panel, unit))
                .toList();
        return merge(formulas.size(), parts);
    }

    /** Hashes of one unit, whose bars are counted in the panel; values are hashed as they come, and none is held. */
    static Part part(List<Expr> formulas, Panel panel, EvalUnit unit) {
        List<ContentHash> hashes = new ArrayList<>();
        long[][] places = places(panel, unit);
        for (int from = unit.fromFormula(); from < unit.toFormula(); from += FORMULAS_AT_A_TIME) {
            List<Expr> some = formulas.subList(from, Math.min(unit.toFormula(), from + FORMULAS_AT_A_TIME));
            Sums sums = new Sums(panel, places, unit.fromBar(), some.size());
            Evaluator.walk(Plan.of(some, panel.fields()), panel, unit.fromBar(), unit.toBar(), sums);
            for (int f = 0; f < some.size(); f++) {
                hashes.add(new ContentHash(sums.values[f], sums.first[f], sums.second[f]));
            }
        }
        return new Part(unit.fromFormula(), hashes);
    }

    /** [symbol][bar - first bar of the unit]: which value it is, spread over the bits; the same for each formula. */
    private static long[][] places(Panel panel, EvalUnit unit) {
        long[][] places = new long[panel.symbolCount()][unit.toBar() - unit.fromBar()];
        for (int s = 0; s < places.length; s++) {
            long name = mix(panel.symbols().get(s).hashCode());
            for (int i = 0; i < places[s].length; i++) {
                places[s][i] = mix(name + panel.closeMicros(unit.fromBar() + i) * GOLDEN);
            }
        }
        return places;
    }

    /** Adds up the hashes of values by root; NaN also where a bar was not usable at its close. */
    private static final class Sums implements RootValues {
        private final Panel panel;
        private final long[][] places;
        private final int firstBar;
        private final long[] values;
        private final long[] first;
        private final long[] second;

        Sums(Panel panel, long[][] places, int firstBar, int roots) {
            this.panel = panel;
            this.places = places;
            this.firstBar = firstBar;
            this.values = new long[roots];
            this.first = new long[roots];
            this.second = new long[roots];
        }

        @Override
        public void take(int root, int symbol, int fromBar, int toBar, double[] a, int offset) {
            long[] place = places[symbol];
            boolean always = panel.alwaysUsable(symbol);
            long one = 0;
            long two = 0;
            for (int bar = fromBar, at = offset; bar < toBar; bar++, at += STRIDE) {
                double value = always || panel.usableAtClose(symbol, bar) ? a[at] : Double.NaN;
                // the one NaN for all, and one zero
                long bits = Double.doubleToLongBits(value + 0.0);
                one += mix(place[bar - firstBar] ^ bits);
                two += mix(place[bar - firstBar] + bits * GOLDEN);
            }
            values[root] += toBar - fromBar;
            first[root] += one;
            second[root] += two;
        }
    }

    /** Spreads each bit over all: the finalizer of MurmurHash3 with the constants of SplitMix64. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Hashes of all formulas from those of the units, in any order. */
    static List<ContentHash> merge(int formulas, List<Part> parts) {
        List<ContentHash> all = new ArrayList<>(Collections.nCopies(formulas, ContentHash.EMPTY));
        for (Part part : parts) {
            for (int i = 0; i < part.hashes().size(); i++) {
                int formula = part.fromFormula() + i;
                all.set(formula, all.get(formula).plus(part.hashes().get(i)));
            }
        }
        return all;
    }
}
