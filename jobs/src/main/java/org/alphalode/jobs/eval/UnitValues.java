package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.List;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;

/** Values of some formulas over some bars of all symbols; NaN also where a bar was not usable at its close. */
final class UnitValues implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> symbols;
    private final BarInterval interval;
    private final long firstCloseMicros;
    /** [formula][symbol][bar]. */
    private final double[][][] values;

    private UnitValues(List<String> symbols, BarInterval interval, long firstCloseMicros, double[][][] values) {
        this.symbols = symbols;
        this.interval = interval;
        this.firstCloseMicros = firstCloseMicros;
        this.values = values;
    }

    /** Values over the bars {@code [fromBar, toBar)} of a panel; those before are warm-up. */
    static UnitValues of(List<Expr> formulas, Panel panel, int fromBar, int toBar) {
        double[][][] values = Evaluator.columns(Plan.of(formulas, panel.fields()), panel, fromBar, toBar);
        for (double[][] formula : values) {
            for (int s = 0; s < formula.length; s++) {
                mask(panel, s, fromBar, formula[s]);
            }
        }
        return new UnitValues(panel.symbols(), panel.interval(), panel.closeMicros(fromBar), values);
    }

    private static void mask(Panel panel, int symbol, int fromBar, double[] values) {
        if (!panel.alwaysUsable(symbol)) {
            for (int i = 0; i < values.length; i++) {
                if (!panel.usableAtClose(symbol, fromBar + i)) {
                    values[i] = Double.NaN;
                }
            }
        }
    }

    List<String> symbols() {
        return symbols;
    }

    BarInterval interval() {
        return interval;
    }

    long closeMicros(int bar) {
        return firstCloseMicros + bar * interval.micros();
    }

    /** One value a bar; not to be changed. */
    double[] column(int formula, int symbol) {
        return values[formula][symbol];
    }
}
