package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.RankCorrelation;
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
                .isEqualTo(Evaluator.moments(plan, panel, target, 0, 700, LaneProvider.fastest()));
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
