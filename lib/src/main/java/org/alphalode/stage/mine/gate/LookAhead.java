package org.alphalode.stage.mine.gate;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.AlphaProfile.Certificate;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/**
 * Checks on real rows that a formula does not see the future: its values up to a cut, as they stand, against those computed where
 * everything after the cut was cut off, and where it was poisoned. Cuts derive from the seed and the formula.
 */
final class LookAhead {
    /** Bars before each cut that are compared. */
    private static final int COMPARED_BARS = 64;
    /** Bars after each cut that are poisoned, at least; as many as the formula looks back, if that is more. */
    private static final int POISONED_BARS = 64;
    /** Bars of warm-up beyond the formula's own: kernels begin their sums at fixed places. */
    private static final int WARM_UP_BARS = 1_024;

    private final Panel features;
    private final long seed;
    private final Values values;

    /** Evaluates formulas. */
    @FunctionalInterface
    interface Values {
        /** Values of {@code [fromBar, toBar)}, shape [symbol][toBar - fromBar]. */
        double[][] of(Expr formula, Panel panel, int fromBar, int toBar);
    }

    LookAhead(Panel features, long seed) {
        this(features, seed, LookAhead::evaluated);
    }

    LookAhead(Panel features, long seed, Values values) {
        this.features = features;
        this.seed = seed;
        this.values = values;
    }

    /** Checks a formula at {@code cuts} places of {@code [fromBar, toBar)}, one in each equal part. */
    Certificate certify(Expr formula, int fromBar, int toBar, int cuts) {
        Random random =
                new Random(seed ^ Long.parseUnsignedLong(Formulas.id(formula).substring(0, 16), 16));
        long compared = 0;
        long differences = 0;
        for (int i = 0; i < cuts; i++) {
            int begin = fromBar + (int) ((long) i * (toBar - fromBar) / cuts);
            int end = fromBar + (int) ((i + 1L) * (toBar - fromBar) / cuts);
            int cut = begin + random.nextInt(Math.max(1, end - begin));
            Rows rows = rows(formula, cut);
            double[][] whole = values.of(formula, rows.panel, rows.from, rows.to);
            Panel prefix = rows.panel.bars(0, rows.to);
            Panel poisoned = poisoned(rows.panel, rows.to, random);
            for (Panel changed : List.of(prefix, poisoned)) {
                double[][] again = values.of(formula, changed, rows.from, rows.to);
                compared += (long) whole.length * (rows.to - rows.from);
                differences += differences(whole, again);
            }
        }
        return new Certificate(cuts, compared, differences);
    }

    private static double[][] evaluated(Expr formula, Panel panel, int fromBar, int toBar) {
        return Evaluator.columns(Plan.of(List.of(formula), panel.fields()), panel, fromBar, toBar)[0];
    }

    /** The rows around a cut that the formula can reach, of its own fields alone. */
    private Rows rows(Expr formula, int cut) {
        int lookback = formula.lookbackBars();
        int to = cut + 1;
        int from = Math.max(0, to - COMPARED_BARS);
        int begin = Math.max(0, from - lookback - WARM_UP_BARS);
        int end = Math.min(features.barCount(), to + Math.max(POISONED_BARS, lookback));
        List<String> used = Plan.of(List.of(formula), features.fields()).fields();
        List<FieldSpec> fields = used.stream()
                .map(name -> features.fields().get(features.fieldIndex(name)))
                .toList();
        Panel.Builder copy = new Panel.Builder(
                features.symbols(), fields, features.interval(), features.closeMicros(begin), end - begin);
        for (int f = 0; f < fields.size(); f++) {
            int field = features.fieldIndex(used.get(f));
            for (int s = 0; s < features.symbolCount(); s++) {
                double[] series = new double[end - begin];
                features.copy(new Panel.Slice(field, s, begin, end - begin), series, 0, 1);
                copy.set(f, s, series);
            }
        }
        return new Rows(copy.build(), from - begin, to - begin);
    }

    private static Panel poisoned(Panel panel, int from, Random random) {
        Panel.Builder out = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int f = 0; f < panel.fields().size(); f++) {
            for (int s = 0; s < panel.symbolCount(); s++) {
                double[] series = panel.series(f, s);
                for (int t = from; t < series.length; t++) {
                    series[t] = switch (random.nextInt(3)) {
                        case 0 -> Double.NaN;
                        case 1 -> 1e9;
                        default -> random.nextGaussian();
                    };
                }
                out.set(f, s, series);
            }
        }
        return out.build();
    }

    private static long differences(double[][] a, double[][] b) {
        return IntStream.range(0, a.length)
                .mapToLong(s -> IntStream.range(0, a[s].length)
                        .filter(t -> Double.doubleToLongBits(a[s][t]) != Double.doubleToLongBits(b[s][t]))
                        .count())
                .sum();
    }

    /**
     * Rows around a cut.
     *
     * @param panel the rows
     * @param from first bar that is compared
     * @param to first bar after the cut
     */
    private record Rows(Panel panel, int from, int to) {}
}
