package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphalode.model.BarFields;
import org.alphalode.model.Panel;
import org.alphalode.op.SemanticRules;
import org.junit.jupiter.api.Test;

/** Laws of values over drawn formulas. */
class ValueLawsTest {
    private static final int BARS = 150;
    private static final Typing TYPING = new Typing(BarFields.ALL, SemanticRules.STANDARD);

    private static Expr draw(Random random, int depth) {
        if (depth == 1 || random.nextInt(4) == 0) {
            return new Expr.Field(random.nextBoolean() ? "close" : "volume");
        }
        return DrawnCall.of(random, () -> draw(random, depth - 1));
    }

    /** Dimensionless formulas over price and volume. */
    private static List<Expr> dimensionless(int count) {
        Random random = new Random(11);
        List<Expr> roots = new ArrayList<>();
        while (roots.size() < count) {
            Expr root = draw(random, 4);
            if (root instanceof Expr.Call && TYPING.rootFault(root).isEmpty()) {
                roots.add(root);
            }
        }
        return roots;
    }

    private static Panel scaled(Panel panel, double price, double volume) {
        Panel.Builder builder = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int f = 0; f < panel.fields().size(); f++) {
            String name = panel.fields().get(f).name();
            double scale = name.equals("close") ? price : name.equals("volume") ? volume : 1;
            for (int s = 0; s < panel.symbolCount(); s++) {
                for (int t = 0; t < panel.barCount(); t++) {
                    builder.set(f, s, t, scale * panel.value(f, s, t));
                }
            }
        }
        return builder.build();
    }

    @Test
    void unitsThatArePowersOfFourDoNotChangeABitOfADimensionlessFormula() {
        List<Expr> roots = dimensionless(400);
        Plan plan = Plan.of(roots, TestPanels.FIELDS);
        Panel panel = TestPanels.smooth(3, BARS);
        double[][][] values = Evaluator.columns(plan, panel, 0, BARS);
        // such factors are exact, and so are their square roots: nothing may depend on them
        SameBits.assertSame(roots, Evaluator.columns(plan, scaled(panel, 1024, 0x1p-10), 0, BARS), values, 0);
    }

    @Test
    void anyUnitsLeaveDrawnDimensionlessFormulasAsTheyAre() {
        List<Expr> roots = dimensionless(400);
        Plan plan = Plan.of(roots, TestPanels.FIELDS);
        Panel panel = TestPanels.smooth(3, BARS);
        double[][][] values = Evaluator.columns(plan, panel, 0, BARS);
        double[][][] inOtherUnits = Evaluator.columns(plan, scaled(panel, 1000, 1e-3), 0, BARS);
        List<String> moved = new ArrayList<>();
        for (int r = 0; r < roots.size(); r++) {
            if (!close(values[r], inOtherUnits[r])) {
                moved.add(Formulas.print(roots.get(r)));
            }
        }
        // formulas whose values are nothing but rounding, such as the sign of the change of a beta of x to itself, turn
        // on the last bit
        assertThat(moved).hasSizeLessThanOrEqualTo(4).allMatch(text -> text.contains("ts_beta("));
    }

    private static boolean close(double[][] a, double[][] b) {
        for (int s = 0; s < a.length; s++) {
            for (int t = 0; t < a[s].length; t++) {
                boolean same = (Double.isNaN(a[s][t]) && Double.isNaN(b[s][t]))
                        || Math.abs(a[s][t] - b[s][t]) <= 1e-9 * Math.max(1, Math.abs(a[s][t]));
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void unitsLeaveADimensionlessFormulaAsItIs() {
        // comparisons, ranks and what is small beside its parts may turn on the last bit of a factor that is not exact
        List<Expr> roots = List.of(
                Formulas.parse("ts_zscore(close, 21)"),
                Formulas.parse("ts_mean(close, 5) / ts_median(close, 13)"),
                Formulas.parse("ts_kurt(volume, 21) + ts_quantile(volume, 8, 0.9) / ts_std(volume, 8)"),
                Formulas.parse("ts_cov(close, volume, 13) / (ts_std(close, 13) * ts_std(volume, 13))"),
                Formulas.parse("log(close / ts_delay(close, 1)) * tanh(ts_return(volume, 3))"),
                Formulas.parse("cs_winsorize(volume, 2) / cs_demean(ts_sum(volume, 5))"));
        Plan plan = Plan.of(roots, TestPanels.FIELDS);
        Panel panel = TestPanels.smooth(5, BARS);
        double[][][] values = Evaluator.columns(plan, panel, 0, BARS);
        SameBits.assertClose(roots, Evaluator.columns(plan, scaled(panel, 1000, 1e-3), 0, BARS), values, 1e-9, 1);
    }

    @Test
    void theSkewnessOfTheNegativeIsTheNegativeToTheLastBit() {
        List<Expr> roots = List.of(
                Formulas.parse("ts_skew(-x, 21)"),
                Formulas.parse("ts_skew(x, 21)"),
                Formulas.parse("-ts_skew(x, 8)"),
                Formulas.parse("ts_skew(-x, 8)"));
        for (Panel panel : List.of(TestPanels.rough(3, BARS), TestPanels.smooth(3, BARS))) {
            double[][][] values = Evaluator.columns(Plan.of(roots, TestPanels.FIELDS), panel, 0, BARS);
            for (int s = 0; s < 3; s++) {
                for (int t = 0; t < BARS; t++) {
                    // as objects: the one NaN is itself
                    assertThat((Object) (values[0][s][t] + 0.0)).isEqualTo(-values[1][s][t] + 0.0);
                    assertThat((Object) (values[2][s][t] + 0.0)).isEqualTo(values[3][s][t] + 0.0);
                }
            }
        }
    }

    @Test
    void correlationsLieBetweenMinusOneAndOne() {
        List<Expr> roots = new ArrayList<>();
        for (int window : new int[] {3, 5, 21, 55}) {
            for (String other : List.of("y", "3 * x", "-x", "1e-9 * x + 1e6", "x * x")) {
                roots.add(Formulas.parse("ts_corr(x, " + other + ", " + window + ")"));
                roots.add(Formulas.parse("ts_rsquare(" + other + ", " + window + ")"));
            }
        }
        int present = 0;
        for (Panel panel : List.of(TestPanels.rough(3, BARS), TestPanels.smooth(3, BARS))) {
            for (double[][] root : Evaluator.columns(Plan.of(roots, TestPanels.FIELDS), panel, 0, BARS)) {
                for (double[] column : root) {
                    for (double v : column) {
                        assertThat(Math.abs(v) > 1).isFalse();
                        present += Double.isNaN(v) ? 0 : 1;
                    }
                }
            }
        }
        assertThat(present).isGreaterThan(10_000);
    }

    @Test
    void idsAreStable() {
        // first 128 bits of SHA-256 of "ts_mean(close, 5) / close", by another implementation
        assertThat(Formulas.id(Formulas.parse("-3 * ts_mean( close,5)/close ")))
                .isEqualTo("f78d61516782832f4665ef8f4def5fb5");
    }
}
