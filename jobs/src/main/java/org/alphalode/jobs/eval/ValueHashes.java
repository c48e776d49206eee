package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.Panel;
import org.alphalode.stage.FanOut;

/**
 * Content hash of each formula's values: equal wherever and in whatever blocks they were computed. A unit is a block of time and a
 * batch of formulas; it reads the bars before its block that its formulas look back on.
 */
final class ValueHashes implements FanOut<ValueHashes.Input, ValueHashes.Unit, ValueHashes.Part, List<ContentHash>> {
    private static final long serialVersionUID = 1L;
    /** 2^64 over the golden ratio: keeps neighbouring keys apart. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /**
     * What is hashed.
     *
     * @param formulas in the order of the answer
     * @param panel the bars
     * @param blockBars bars of a unit; of no influence on the answer
     * @param batchFormulas formulas of a unit; of no influence on the answer
     */
    record Input(List<Expr> formulas, Panel panel, int blockBars, int batchFormulas) implements Serializable {
        Input {
            formulas = List.copyOf(formulas);
        }
    }

    /** Bars and formulas of a unit, from the first to before the last. */
    record Unit(int fromBar, int toBar, int fromFormula, int toFormula) implements Serializable {}

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

    @Override
    public List<Unit> plan(Input input) {
        List<Unit> units = new ArrayList<>();
        int bars = input.panel().barCount();
        int formulas = input.formulas().size();
        for (int bar = 0; bar < bars; bar += input.blockBars()) {
            for (int formula = 0; formula < formulas; formula += input.batchFormulas()) {
                units.add(new Unit(
                        bar,
                        Math.min(bars, bar + input.blockBars()),
                        formula,
                        Math.min(formulas, formula + input.batchFormulas())));
            }
        }
        return units;
    }

    @Override
    public Part work(Input input, Unit unit) {
        Panel panel = input.panel();
        Plan plan = Plan.of(input.formulas().subList(unit.fromFormula(), unit.toFormula()), panel.fields());
        double[][][] values = Evaluator.columns(plan, panel, unit.fromBar(), unit.toBar());
        List<ContentHash> hashes = new ArrayList<>();
        for (double[][] formula : values) {
            ContentHash hash = ContentHash.EMPTY;
            for (int s = 0; s < formula.length; s++) {
                Masks.apply(panel, s, unit.fromBar(), formula[s]);
                hash = hash.plus(hash(panel, s, unit.fromBar(), formula[s]));
            }
            hashes.add(hash);
        }
        return new Part(unit.fromFormula(), hashes);
    }

    private static ContentHash hash(Panel panel, int symbol, int fromBar, double[] values) {
        long name = mix(panel.symbols().get(symbol).hashCode());
        long first = 0;
        long second = 0;
        for (int i = 0; i < values.length; i++) {
            long place = mix(name + panel.closeMicros(fromBar + i) * GOLDEN);
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

    @Override
    public List<ContentHash> reduce(Input input, List<Part> parts) {
        List<ContentHash> all =
                new ArrayList<>(Collections.nCopies(input.formulas().size(), ContentHash.EMPTY));
        for (Part part : parts) {
            for (int i = 0; i < part.hashes().size(); i++) {
                int formula = part.fromFormula() + i;
                all.set(formula, all.get(formula).plus(part.hashes().get(i)));
            }
        }
        return all;
    }
}
