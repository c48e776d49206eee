package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.RankCorrelation;
import org.alphalode.kernel.SumsOverHoles;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void informationCoefficientsAgreeWithThePublishedOnes() {
        Panel panel = Golden.panel();
        Map<String, double[]> golden = Golden.ic();
        List<Expr> roots = golden.keySet().stream().map(Formulas::parse).toList();
        Plan plan = Plan.of(roots, panel.fields());
        IcMoments moments = Evaluator.moments(plan, panel, "next_ret", 0, panel.barCount(), 1024);
        int root = 0;
        for (Map.Entry<String, double[]> entry : golden.entrySet()) {
            double[] expected = entry.getValue();
            assertThat(moments.pooled(root).n()).as(entry.getKey()).isEqualTo((long) expected[0]);
            assertThat(moments.pooled(root).pearson()).as(entry.getKey()).isCloseTo(expected[1], within(1e-9));
            for (int s = 0; s < 3; s++) {
                assertThat(moments.of(root, s).pearson()).as(entry.getKey()).isCloseTo(expected[3 + s], within(1e-9));
            }
            root++;
        }
    }

    @Test
    void rankCorrelationsAgreeWithThePublishedOnes() {
        Panel panel = Golden.panel();
        double[] target = pooled(panel, "next_ret");
        RankCorrelation ranks = new RankCorrelation(target);
        Golden.values().forEach((formula, values) -> {
            double[] all = new double[target.length];
            for (int s = 0; s < 3; s++) {
                System.arraycopy(values[s], 0, all, s * panel.barCount(), panel.barCount());
            }
            double expected = Objects.requireNonNull(Golden.ic().get(formula))[2];
            assertThat(ranks.with(all)).as(formula).isCloseTo(expected, within(1e-9));
        });
    }

    private static double[] pooled(Panel panel, String field) {
        double[] all = new double[3 * panel.barCount()];
        for (int s = 0; s < 3; s++) {
            System.arraycopy(panel.series(panel.fieldIndex(field), s), 0, all, s * panel.barCount(), panel.barCount());
        }
        return all;
    }

    @Test
    void periodsAreTheSameFromWhereverEvaluationBegins() {
        Panel panel = TestPanels.rough(3, 2_500);
        Plan plan = Plan.of(
                List.of(Formulas.parse("ts_zscore(x, 21)"), Formulas.parse("x - ts_delay(x, 2)")), TestPanels.FIELDS);
        IcMoments all = Evaluator.moments(plan, panel, "y", 0, 2_500, 256);
        IcMoments late = Evaluator.moments(plan, panel, "y", 700, 2_500, 256);
        int shift = all.periods() - late.periods();
        for (int root = 0; root < 2; root++) {
            for (int period = 1; period < late.periods(); period++) {
                assertThat(late.of(root, 1, period)).isEqualTo(all.of(root, 1, period + shift));
            }
        }
    }

    @Test
    void bothTwinsGiveTheSameBits() {
        Panel panel = TestPanels.rough(9, 700);
        Plan plan = Plan.of(List.of(Formulas.parse("ts_std(x, 5)"), Formulas.parse("x * y")), TestPanels.FIELDS);
        Evaluator.Target target = new Evaluator.Target("y", 256);
        assertThat(Evaluator.moments(plan, panel, target, 0, 700, LaneProvider.scalar()))
                .isEqualTo(Evaluator.moments(plan, panel, target, 0, 700, SumsOverHoles.fastest()));
    }

    @Test
    void rootsThatJoinTwoOperandsHaveTheMomentsOfTheirValues() {
        List<String> joins = List.of(
                "x + close",
                "x - ts_delay(x, 3)",
                "x * volume",
                "close / x",
                "x / (close - close)",
                // varies by a millionth of a millionth of what it is made of
                "(1000000 * close + x) - 1000000 * close",
                "(1000000 * close + x) / (1000000 * close)");
        List<Expr> roots = joins.stream().map(Formulas::parse).toList();
        for (int symbols : new int[] {8, 16, 1}) {
            for (Panel panel : List.of(
                    TestPanels.smooth(symbols, 900), withHoles("x", symbols, 900), withHoles("y", symbols, 900))) {
                Plan plan = Plan.of(roots, panel.fields());
                Evaluator.Target target = new Evaluator.Target("y", 256);
                IcMoments moments = Evaluator.moments(plan, panel, target, 0, 900, SumsOverHoles.fastest());
                assertThat(Evaluator.moments(plan, panel, target, 0, 900, LaneProvider.scalar()))
                        .isEqualTo(moments);
                double[][][] values = Evaluator.columns(plan, panel, 0, 900);
                for (int r = 0; r < roots.size(); r++) {
                    double[] y = panel.series(panel.fieldIndex("y"), symbols - 1);
                    double expected = pearson(values[r][symbols - 1], y);
                    double actual = moments.of(r, symbols - 1).pearson();
                    if (Double.isNaN(expected)) {
                        assertThat(actual).as(joins.get(r)).isNaN();
                    } else {
                        assertThat(actual).as(joins.get(r)).isCloseTo(expected, within(1e-9));
                    }
                }
            }
        }
    }

    /** More operands than one group has, and each root also by itself. */
    @Test
    void whatComesOutOfARootDoesNotDependOnTheOthers() {
        List<String> operands = new ArrayList<>(List.of("x", "close", "volume", "x + close"));
        for (int window = 2; window < 26; window++) {
            operands.add("ts_mean(x, " + window + ")");
            operands.add("ts_std(close, " + window + ")");
        }
        List<Expr> roots = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            String by = List.of(" + ", " - ", " * ", " / ").get(i % 4);
            for (int step : new int[] {0, 1, 17}) {
                roots.add(Formulas.parse(
                        "(" + operands.get(i) + ")" + by + "(" + operands.get((i + step) % operands.size()) + ")"));
            }
        }
        Panel panel = withHoles("x", 11, 900);
        IcMoments together = Evaluator.moments(Plan.of(roots, panel.fields()), panel, "y", 0, 900, 256);
        for (int r = 0; r < roots.size(); r++) {
            IcMoments alone =
                    Evaluator.moments(Plan.of(roots.subList(r, r + 1), panel.fields()), panel, "y", 0, 900, 256);
            for (int s = 0; s < 11; s++) {
                for (int p = 0; p < alone.periods(); p++) {
                    assertThat(together.of(r, s, p))
                            .as(Formulas.print(roots.get(r)))
                            .isEqualTo(alone.of(0, s, p));
                }
            }
        }
    }

    /** Some bars are missing in every third series, the first 300 in every fifth; x has a spike. */
    private static Panel withHoles(String field, int symbols, int bars) {
        Panel smooth = TestPanels.smooth(symbols, bars);
        Panel.Builder builder =
                new Panel.Builder(smooth.symbols(), smooth.fields(), smooth.interval(), smooth.closeMicros(0), bars);
        for (int f = 0; f < smooth.fields().size(); f++) {
            for (int s = 0; s < symbols; s++) {
                for (int t = 0; t < bars; t++) {
                    double v = smooth.value(f, s, t);
                    boolean hole = f == smooth.fieldIndex(field)
                            && ((s % 3 == 0 && t % 211 == 100) || (s % 5 == 4 && t < 300));
                    builder.set(f, s, t, hole ? Double.NaN : f == 0 && t == 450 ? 1e20 : v);
                }
            }
        }
        return builder.build();
    }

    /** Over the pairs that are present. */
    private static double pearson(double[] x, double[] y) {
        int[] present = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        double mx = IntStream.of(present).mapToDouble(i -> x[i]).average().orElse(Double.NaN);
        double my = IntStream.of(present).mapToDouble(i -> y[i]).average().orElse(Double.NaN);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i : present) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void barsThatWereNotUsableDoNotCount() {
        Panel.Builder builder = new Panel.Builder(
                List.of("A"),
                TestPanels.FIELDS.subList(0, 2),
                TestPanels.smooth(1, 1).interval(),
                60_000_000L,
                400);
        for (int t = 0; t < 400; t++) {
            builder.set(0, 0, t, Math.sin(t)).set(1, 0, t, Math.cos(t));
        }
        builder.notUsableAtClose(0, 10).notUsableAtClose(0, 300);
        Plan plan = Plan.of(List.of(Formulas.parse("x")), TestPanels.FIELDS.subList(0, 2));
        assertThat(Evaluator.moments(plan, builder.build(), "y", 0, 400, 1024)
                        .pooled(0)
                        .n())
                .isEqualTo(398);
    }
}
