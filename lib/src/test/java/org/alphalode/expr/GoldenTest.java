package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;

class GoldenTest {
    /** Relative to the larger of the value and one; what the published vectors promise. */
    private static final double TOLERANCE = 1e-9;

    @Test
    void valuesAgreeWithLongDouble() {
        Panel panel = Golden.panel();
        Map<String, double[][]> golden = Golden.values();
        List<Expr> roots = golden.keySet().stream().map(Formulas::parse).toList();
        double[][][] values = Evaluator.columns(Plan.of(roots, panel.fields()), panel, 0, panel.barCount());
        int root = 0;
        for (Map.Entry<String, double[][]> entry : golden.entrySet()) {
            for (int s = 0; s < 3; s++) {
                assertClose(entry.getKey(), values[root][s], entry.getValue()[s]);
            }
            root++;
        }
    }

    private static void assertClose(String formula, double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int t = 0; t < expected.length; t++) {
            double allowed = TOLERANCE * Math.max(1e-3, Math.abs(expected[t]));
            boolean close =
                    Double.isNaN(expected[t]) ? Double.isNaN(actual[t]) : Math.abs(actual[t] - expected[t]) <= allowed;
            assertThat(close)
                    .as("%s at bar %s: %s, expected %s", formula, t, actual[t], expected[t])
                    .isTrue();
        }
    }
}
