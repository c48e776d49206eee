package org.alphalode.stage.mine.ladder;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;

/** Compares formulas over the blocks of the first rung. */
final class Twins {
    /** Formulas, of several groups, that are evaluated together: their values are held, beside those that are compared with. */
    private static final int AT_ONCE = 64;

    private final Blocks blocks;
    private final Blocks.Part part;

    Twins(Blocks blocks) {
        this.blocks = blocks;
        this.part = blocks.parts().get(0);
    }

    /** Of each formula, group after group, the place in its group of the first that it behaves like, or its own. */
    int[] of(List<List<Expr>> groups) {
        List<Expr> all = groups.stream().flatMap(List::stream).toList();
        int[] like = new int[all.size()];
        SortedMap<Integer, double[][]> kept = new TreeMap<>();
        int group = 0;
        int place = 0;
        for (int from = 0; from < like.length; from += AT_ONCE) {
            List<Expr> some = all.subList(from, Math.min(like.length, from + AT_ONCE));
            double[][][] values =
                    Evaluator.columns(Plan.of(some, blocks.fields()), part.panel(), blocks.fromBar(), blocks.toBar());
            for (int i = 0; i < values.length; i++) {
                like[from + i] = first(kept, place++, bySymbol(values[i]));
                if (place == groups.get(group).size()) {
                    kept.clear();
                    place = 0;
                    group++;
                }
            }
        }
        return like;
    }

    /** The first that behaves alike; the formula itself, which is then kept, where none does. */
    private static int first(SortedMap<Integer, double[][]> kept, int place, double[][] values) {
        for (Map.Entry<Integer, double[][]> other : kept.entrySet()) {
            if (Alike.are(other.getValue(), values)) {
                return other.getKey();
            }
        }
        kept.put(place, values);
        return place;
    }

    /** Values of each symbol, block after block. */
    private double[][] bySymbol(double[][] ofSeries) {
        int rows = blocks.toBar() - blocks.fromBar();
        int symbols = blocks.symbols();
        double[][] values = new double[symbols][part.blocks() * rows];
        for (int i = 0; i < part.places().size(); i++) {
            Blocks.Place place = part.places().get(i);
            System.arraycopy(ofSeries[i], 0, values[place.symbol()], place.block() * rows, rows);
        }
        return values;
    }
}
