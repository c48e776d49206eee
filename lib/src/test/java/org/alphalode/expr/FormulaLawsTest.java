package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alphalode.check.AlphaException;
import org.alphalode.model.Panel;
import org.alphalode.op.Algebra;
import org.alphalode.op.Operators;

class FormulaLawsTest {
    private static final List<String> PIECES = List.of(
            "ts_mean", "ts_corr", "clip", "add", "neg", "close", "x", "y", "(", ")", ",", "+", "-", "*", "/", "3", "21",
            "0.5", "1e-3", ".", "e", " ", "\n", "-1", "cs_rank", "é", "$", "if_else", "1e400");

    @Provide
    Arbitrary<Expr> formulas() {
        return Arbitraries.longs().map(seed -> draw(new Random(seed), 4));
    }

    private static Expr draw(Random random, int depth) {
        int kind = random.nextInt(6);
        if (depth == 1 || kind == 0) {
            return new Expr.Field(List.of("x", "y", "close").get(random.nextInt(3)));
        }
        if (kind == 1) {
            return new Expr.Const(List.of(-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 1e-9).get(random.nextInt(7)));
        }
        return DrawnCall.of(random, () -> draw(random, depth - 1));
    }

    private static boolean small(Expr expr) {
        return Limits.STANDARD.fault(expr).isEmpty();
    }

    @Property(tries = 500)
    void whatIsPrintedIsReadBack(@ForAll("formulas") Expr expr) {
        if (small(expr) && Formulas.print(expr).length() < 4000) {
            assertThat(Formulas.parse(Formulas.print(expr))).isEqualTo(expr);
        }
    }

    @Property(tries = 500)
    void theCanonicalFormIsItsOwn(@ForAll("formulas") Expr expr) {
        if (small(expr)) {
            Expr canonical = Formulas.canonical(expr);
            assertThat(Formulas.canonical(canonical)).isEqualTo(canonical);
            assertThat(Formulas.id(canonical)).isEqualTo(Formulas.id(expr)).matches("[0-9a-f]{32}");
        }
    }

    @Property(tries = 500)
    void orderOfOperandsThatCommuteDoesNotMatter(@ForAll("formulas") Expr expr) {
        if (small(expr)) {
            assertThat(Formulas.id(swapped(expr))).isEqualTo(Formulas.id(expr));
        }
    }

    private static Expr swapped(Expr expr) {
        if (!(expr instanceof Expr.Call call)) {
            return expr;
        }
        List<Expr> operands = new ArrayList<>(
                call.operands().stream().map(FormulaLawsTest::swapped).toList());
        Algebra algebra = call.op().algebra();
        if (algebra == Algebra.SUM
                || algebra == Algebra.PRODUCT
                || algebra == Algebra.SYMMETRIC
                || algebra == Algebra.CORRELATION) {
            Collections.reverse(operands);
        }
        return call.withOperands(operands);
    }

    @Property(tries = 500)
    void signsAndScalesOfTheWholeDoNotMatter(@ForAll("formulas") Expr expr) {
        if (small(expr)) {
            String id = Formulas.id(expr);
            assertThat(Formulas.id(Expr.Call.of(Operators.NEG, expr))).isEqualTo(id);
            assertThat(Formulas.id(Expr.Call.of(Operators.MUL, new Expr.Const(-4), expr)))
                    .isEqualTo(id);
            assertThat(Formulas.id(Expr.Call.of(Operators.DIV, expr, new Expr.Const(8))))
                    .isEqualTo(id);
        }
    }

    /** The canonical form has the values of the formula, but for one factor and rounding. */
    @Property(tries = 300)
    void theCanonicalFormIsProportional(@ForAll("formulas") Expr expr) {
        if (!small(expr) || expr.nodes() > 12) {
            return;
        }
        Panel panel = TestPanels.smooth(3, 130);
        List<Expr> both = List.of(expr, Formulas.canonical(expr));
        double[][][] values = Evaluator.columns(Plan.of(both, TestPanels.FIELDS), panel, 0, panel.barCount());
        double factor = Double.NaN;
        for (int t = 0; t < panel.barCount(); t++) {
            double v = values[0][1][t];
            double c = values[1][1][t];
            if (Double.isNaN(factor) && Math.abs(c) > 1e-6 && Math.abs(v) > 1e-6) {
                factor = v / c;
            }
            if (!Double.isNaN(factor) && !Double.isNaN(v) && !Double.isNaN(c)) {
                assertThat(Math.abs(v - factor * c))
                        .as("%s and %s", Formulas.print(expr), Formulas.print(both.get(1)))
                        .isLessThanOrEqualTo(1e-6 * Math.max(1, Math.abs(v)) * Math.max(1, Math.abs(factor)));
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        Expr expr;
        try {
            expr = Formulas.parse(text);
        } catch (AlphaException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(Formulas.parse(Formulas.print(expr))).isEqualTo(expr);
    }

    @Property(tries = 1000)
    void anyCharactersAreReadOrRefused(@ForAll String text) {
        try {
            Formulas.parse(text);
        } catch (AlphaException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
