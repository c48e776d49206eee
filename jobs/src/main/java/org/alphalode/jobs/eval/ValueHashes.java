package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.Panel;

/** Content hash of each formula's values: equal wherever and in whatever blocks they were computed. */
final class ValueHashes {
    /** 2^64 over the golden ratio: keeps neighbouring keys apart. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final int FORMULAS_AT_A_TIME = 64;
    /** 64 MB of doubles. */
    private static final long VALUES_AT_A_TIME = 8_000_000;

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

    /** Hashes of one unit, whose bars are counted in the panel; some formulas are computed at a time. */
    static Part part(List<Expr> formulas, Panel panel, EvalUnit unit) {
        long values = (long) (unit.toBar() - unit.fromBar()) * Math.max(1, panel.symbolCount());
        int most = (int) Math.max(1, Math.min(FORMULAS_AT_A_TIME, VALUES_AT_A_TIME / values));
        List<ContentHash> hashes = new ArrayList<>();
        for (int from = unit.fromFormula(); from < unit.toFormula(); from += most) {
            List<Expr> some = formulas.subList(from, Math.min(unit.toFormula(), from + most));
            UnitValues computed = UnitValues.of(some, panel, unit.fromBar(), unit.toBar());
            for (int f = 0; f < some.size(); f++) {
                ContentHash hash = ContentHash.EMPTY;
                for (int s = 0; s < panel.symbolCount(); s++) {
                    hash = hash.plus(hash(computed, f, s));
                }
                hashes.add(hash);
            }
        }
        return new Part(unit.fromFormula(), hashes);
    }

    private static ContentHash hash(UnitValues all, int formula, int symbol) {
        long name = mix(all.symbols().get(symbol).hashCode());
        double[] values = all.column(formula, symbol);
        long first = 0;
        long second = 0;
        for (int i = 0; i < values.length; i++) {
            long place = mix(name + all.closeMicros(i) * GOLDEN);
            // the one NaN for all, and one zero
            long bits = Double.doubleToLongBits(values[i] + 0.0);
            first += mix(place ^ bits);
            second += mix(place + bits * GOLDEN);
        }
        return new ContentHash(values.length, first, second);
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
