package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;
import org.junit.jupiter.api.Test;

/** Laws that every operator of the catalogue keeps. */
class CatalogueTest {
    private static final int BARS = 220;
    private static final int[] WINDOWS = {2, 3, 5, 16, 21, 55};
    private static final List<Expr> ROOTS = roots();
    private static final Plan PLAN = Plan.of(ROOTS, TestPanels.FIELDS);

    /** Every operator over plain columns with several windows, and over another operator. */
    private static List<Expr> roots() {
        List<Expr> roots = new ArrayList<>();
        for (Op op : Operators.ALL) {
            int min = (int) op.params().stream()
                    .filter(p -> p.kind() == Param.Kind.WINDOW)
                    .mapToDouble(Param::min)
                    .findFirst()
                    .orElse(0);
            for (int window : op.hasWindow() ? WINDOWS : new int[] {0}) {
                if (window >= min) {
                    roots.add(call(op, window, new Expr.Field("x")));
                }
            }
            roots.add(call(op, 5, Formulas.parse("ts_max(x, 3)")));
        }
        return roots;
    }

    private static Expr call(Op op, int window, Expr first) {
        List<Expr> args = new ArrayList<>();
        for (Param param : op.params()) {
            args.add(
                    switch (param.kind()) {
                        case OPERAND -> args.isEmpty()
                                ? first
                                : new Expr.Field(param.name().equals("group") ? "group" : "y");
                        case WINDOW -> new Expr.Const(window);
                        case NUMBER -> new Expr.Const(
                                param.choices().get(param.choices().size() / 2));
                    });
        }
        return new Expr.Call(op, args);
    }

    private static double[][][] run(Panel panel) {
        return Evaluator.columns(PLAN, panel, 0, panel.barCount());
    }

    @Test
    void agreesWithTheSlowDefinitions() {
        for (Panel panel : List.of(TestPanels.smooth(3, BARS), TestPanels.filled(2, 80, 1.7))) {
            SameBits.assertClose(ROOTS, run(panel), new SlowEvaluator(panel).columns(ROOTS, 0), 1e-9, 1e-3);
        }
    }

    @Test
    void agreesWithTheSlowDefinitionsOverHolesTiesAndSpikes() {
        // a larger spike would drown its neighbours in rounding, in the slow definitions too
        Panel panel = TestPanels.rough(3, BARS, 1e4);
        SameBits.assertClose(ROOTS, run(panel), new SlowEvaluator(panel).columns(ROOTS, 0), 1e-9, 1);
    }

    @Test
    void seesNoFuture() {
        Panel panel = TestPanels.rough(3, BARS);
        double[][][] all = run(panel);
        for (int bars : new int[] {1, 57, 130}) {
            SameBits.assertSame(ROOTS, all, run(panel.bars(0, bars)), 0);
        }
    }

    @Test
    void forgetsWhatLeftTheWindowToTheLastBit() {
        Panel panel = TestPanels.rough(3, BARS);
        double[][][] all = run(panel);
        for (int begin : new int[] {1, 64, 101}) {
            double[][][] late = run(panel.bars(begin, BARS));
            for (int r = 0; r < ROOTS.size(); r++) {
                int warm = PLAN.lookbackBars(r);
                for (int s = 0; s < 3; s++) {
                    for (int t = warm; t < BARS - begin; t++) {
                        assertThat(Double.doubleToLongBits(late[r][s][t]))
                                .as("%s from bar %s, bar %s", Formulas.print(ROOTS.get(r)), begin, t)
                                .isEqualTo(Double.doubleToLongBits(all[r][s][t + begin]));
                    }
                }
            }
        }
    }

    @Test
    void warmUpIsExactlyLookbackNaN() {
        double[][][] values = run(TestPanels.smooth(3, BARS));
        for (int r = 0; r < values.length; r++) {
            for (int t = 0; t < BARS; t++) {
                assertThat(Double.isNaN(values[r][0][t]))
                        .as("%s at bar %s", Formulas.print(ROOTS.get(r)), t)
                        .isEqualTo(t < PLAN.lookbackBars(r));
            }
        }
    }

    @Test
    void nothingComesOfNothing() {
        for (double[][] root : run(TestPanels.filled(2, 80, Double.NaN))) {
            assertThat(root[0]).containsOnly(Double.NaN);
        }
    }

    @Test
    void noInfinityLeaves() {
        for (Panel panel : List.of(
                TestPanels.rough(2, BARS),
                TestPanels.filled(2, 80, 0),
                TestPanels.filled(2, 80, 1e308),
                TestPanels.filled(2, 80, -1e308),
                TestPanels.filled(2, 80, Double.POSITIVE_INFINITY))) {
            for (double[][] root : run(panel)) {
                for (double[] column : root) {
                    for (double v : column) {
                        assertThat(Double.isInfinite(v)).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void emptyPanelsAndSingleRowsAreFine() {
        assertThat(run(TestPanels.smooth(2, 0))[0][0]).isEmpty();
        assertThat(run(TestPanels.smooth(0, 5))[0]).isEmpty();
        assertThat(run(TestPanels.smooth(1, 1))[0][0]).hasSize(1);
    }

    @Test
    void inputIsUntouched() {
        Panel panel = TestPanels.rough(3, 100);
        run(panel);
        assertThat(panel).isEqualTo(TestPanels.rough(3, 100));
    }

    @Test
    void anyBlockSizeAndBothTwinsGiveTheSameBits() {
        Panel panel = TestPanels.rough(11, BARS);
        double[][][] expected = run(panel);
        for (int blockRows : new int[] {1, 7, 300}) {
            Engine scalar = new Engine(LaneProvider.scalar(), blockRows);
            Engine fastest = new Engine(LaneProvider.fastest(), blockRows);
            SameBits.assertSame(ROOTS, Evaluator.columns(PLAN, panel, 0, BARS, scalar), expected, 0);
            SameBits.assertSame(ROOTS, Evaluator.columns(PLAN, panel, 0, BARS, fastest), expected, 0);
        }
    }

    @Test
    void whatElseIsAskedForChangesNoBit() {
        Panel panel = TestPanels.rough(3, BARS);
        double[][][] together = run(panel);
        for (int r = 0; r < ROOTS.size(); r++) {
            List<Expr> one = ROOTS.subList(r, r + 1);
            double[][][] alone = Evaluator.columns(Plan.of(one, TestPanels.FIELDS), panel, 0, BARS);
            SameBits.assertSame(one, alone, new double[][][] {together[r]}, 0);
        }
    }

    @Test
    void anyPartitionStartGivesTheSameBits() {
        Panel panel = TestPanels.rough(3, BARS);
        double[][][] all = run(panel);
        for (int from : new int[] {1, 90, 200}) {
            SameBits.assertSame(ROOTS, all, Evaluator.columns(PLAN, panel, from, BARS), from);
        }
    }

    @Test
    void oneLongSeriesInStretchesGivesTheSameBits() {
        Panel many = TestPanels.rough(8, 24_000);
        List<Expr> few = List.of(
                Formulas.parse("ts_std(x, 55) / ts_mean(abs(y), 13)"),
                Formulas.parse("ts_corr(x, y, 21) - ts_skew(ts_delta(x, 3), 34)"));
        Plan plan = Plan.of(few, TestPanels.FIELDS);
        double[][][] together = Evaluator.columns(plan, many, 0, 24_000);
        Panel.Builder one =
                new Panel.Builder(List.of("S10"), TestPanels.FIELDS, many.interval(), many.closeMicros(0), 24_000);
        for (int f = 0; f < TestPanels.FIELDS.size(); f++) {
            one.set(f, 0, many.series(f, 0));
        }
        double[][][] alone = Evaluator.columns(plan, one.build(), 0, 24_000);
        for (int r = 0; r < few.size(); r++) {
            SameBits.assertSame(few, new double[][][] {alone[r]}, new double[][][] {{together[r][0]}}, 0);
        }
    }

    @Test
    void streamingGivesTheBitsOfTheBatchEvenAcrossARestart() throws Exception {
        Panel panel = TestPanels.rough(11, BARS);
        double[][][] batch = run(panel);
        BarInterval interval = panel.interval();
        StreamingEvaluator stream = new StreamingEvaluator(PLAN, panel.symbols(), interval, panel.closeMicros(0));
        for (int t = 0; t < BARS; t++) {
            if (t == 77 || t == 130) {
                ByteArrayOutputStream state = new ByteArrayOutputStream();
                stream.save(state);
                stream = StreamingEvaluator.restore(
                        PLAN, panel.symbols(), interval, new ByteArrayInputStream(state.toByteArray()));
            }
            for (int f = 0; f < stream.fields().size(); f++) {
                int column = panel.fieldIndex(stream.fields().get(f));
                for (int s = 0; s < panel.symbolCount(); s++) {
                    stream.set(f, s, panel.value(column, s, t));
                }
            }
            stream.next(panel.closeMicros(t));
            for (int r = 0; r < ROOTS.size(); r++) {
                for (int s = 0; s < panel.symbolCount(); s++) {
                    assertThat(Double.doubleToLongBits(stream.value(r, s)))
                            .as("%s at bar %s", Formulas.print(ROOTS.get(r)), t)
                            .isEqualTo(Double.doubleToLongBits(batch[r][s][t]));
                }
            }
        }
    }
}
