package org.alphalode.stage.mine.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;

/** Compares formulas over the blocks of the first rung. */
final class Twins {
    /** Formulas whose values are held at a time, beside those that are compared with. */
    private static final int AT_ONCE = 64;

    private final Blocks blocks;
    private final Blocks.Part part;

    Twins(Blocks blocks) {
        this.blocks = blocks;
        this.part = blocks.parts().get(0);
    }

    /** Of each formula the number of the first before it that it behaves like, or its own. */
    List<Integer> of(List<Expr> formulas) {
        SortedMap<Integer, double[][]> kept = new TreeMap<>();
        List<Integer> twins = new ArrayList<>();
        for (int from = 0; from < formulas.size(); from += AT_ONCE) {
            List<Expr> some = formulas.subList(from, Math.min(formulas.size(), from + AT_ONCE));
            double[][][] values =
                    Evaluator.columns(Plan.of(some, blocks.fields()), part.panel(), blocks.fromBar(), blocks.toBar());
            for (double[][] ofSeries : values) {
                double[][] here = bySymbol(ofSeries);
                int like = kept.entrySet().stream()
                        .filter(other -> Alike.are(other.getValue(), here))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(twins.size());
                if (like == twins.size()) {
                    kept.put(like, here);
                }
                twins.add(like);
            }
        }
        return twins;
    }

    /** Values of each symbol, block after block. */
    private double[][] bySymbol(double[][] ofSeries) {
        int rows = blocks.toBar() - blocks.fromBar();
        int symbols = blocks.symbols();
        double[][] values = new double[symbols][part.order().size() / symbols * rows];
        for (int i = 0; i < part.order().size(); i++) {
            System.arraycopy(ofSeries[part.order().get(i)], 0, values[i % symbols], i / symbols * rows, rows);
        }
        return values;
    }
}
