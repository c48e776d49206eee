package org.alphalode.stage.mine.gate;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;
import org.alphalode.model.Panel;

/** Evaluates formulas a few at a time, so that their values fit in memory however many they are. */
public final class Values {
    /** Values alive at a time: 32 MB. */
    private static final long CHUNK_VALUES = 4_000_000;

    private Values() {}

    /** Gives each formula's index and its values [symbol][bar - fromBar], NaN where a bar was not usable at its close, to {@code use}, in order. */
    public static void of(
            List<Expr> formulas, Panel panel, int fromBar, int toBar, BiConsumer<Integer, double[][]> use) {
        long each = Math.max(1, (long) panel.symbolCount() * (toBar - fromBar));
        int[][] unusable = unusable(panel, fromBar, toBar);
        int chunk = (int) Math.max(1, Math.min(64, CHUNK_VALUES / each));
        for (int from = 0; from < formulas.size(); from += chunk) {
            List<Expr> roots = formulas.subList(from, Math.min(from + chunk, formulas.size()));
            double[][][] values = Evaluator.columns(Plan.of(roots, panel.fields()), panel, fromBar, toBar);
            for (int i = 0; i < roots.size(); i++) {
                mask(values[i], unusable);
                use.accept(from + i, values[i]);
            }
        }
    }

    /** Bars of each symbol, counted from the first, that were not usable at their close: few or none. */
    private static int[][] unusable(Panel panel, int fromBar, int toBar) {
        return IntStream.range(0, panel.symbolCount())
                .mapToObj(s -> IntStream.range(0, toBar - fromBar)
                        .filter(t -> !panel.usableAtClose(s, fromBar + t))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static void mask(double[][] values, int[][] unusable) {
        for (int s = 0; s < values.length; s++) {
            for (int t : unusable[s]) {
                values[s][t] = Double.NaN;
            }
        }
    }
}
