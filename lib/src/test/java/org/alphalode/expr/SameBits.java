package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Comparisons of columns, shape [root][symbol][bar]. */
final class SameBits {
    private SameBits() {}

    /** All NaNs are one; everything else must be equal bit for bit. */
    static void assertSame(List<Expr> roots, double[][][] actual, double[][][] expected, int skipActual) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int r = 0; r < expected.length; r++) {
            for (int s = 0; s < expected[r].length; s++) {
                for (int t = 0; t < expected[r][s].length; t++) {
                    long a = Double.doubleToLongBits(actual[r][s][t + skipActual]);
                    if (a != Double.doubleToLongBits(expected[r][s][t])) {
                        assertThat(actual[r][s][t + skipActual])
                                .as("%s, symbol %s, bar %s", Formulas.print(roots.get(r)), s, t)
                                .isEqualTo(expected[r][s][t]);
                    }
                }
            }
        }
    }

    /** Relative to the value, or to {@code floor} where that is larger. */
    static void assertClose(
            List<Expr> roots, double[][][] actual, double[][][] expected, double relative, double floor) {
        for (int r = 0; r < expected.length; r++) {
            for (int s = 0; s < expected[r].length; s++) {
                for (int t = 0; t < expected[r][s].length; t++) {
                    double e = expected[r][s][t];
                    double a = actual[r][s][t];
                    boolean close = Double.isNaN(e)
                            ? Double.isNaN(a)
                            : Math.abs(a - e) <= relative * Math.max(floor, Math.abs(e));
                    assertThat(close)
                            .as("%s, symbol %s, bar %s: %s, expected %s", Formulas.print(roots.get(r)), s, t, a, e)
                            .isTrue();
                }
            }
        }
    }
}
