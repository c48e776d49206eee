package org.alphalode.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alphalode.check.Check;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** Evaluates the formulas of a plan over a panel. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Values of all roots over all bars.
     *
     * @param names of the roots, the fields of the answer; these are dimensionless
     * @return NaN also where a bar was not usable at its close
     */
    public static Panel evaluate(Plan plan, Panel panel, List<String> names) {
        Check.that(
                names.size() == plan.roots().size(),
                "%s names for %s formulas",
                names.size(),
                plan.roots().size());
        double[][][] values = columns(plan, panel, 0, panel.barCount());
        List<FieldSpec> fields =
                names.stream().map(name -> FieldSpec.pure(name, Family.MIXED)).toList();
        Panel.Builder builder = new Panel.Builder(
                panel.symbols(),
                fields,
                panel.interval(),
                panel.barCount() == 0 ? 0 : panel.closeMicros(0),
                panel.barCount());
        for (int s = 0; s < panel.symbolCount(); s++) {
            for (int t = 0; t < panel.barCount(); t++) {
                if (!panel.usableAtClose(s, t)) {
                    builder.notUsableAtClose(s, t);
                    for (double[][] root : values) {
                        root[s][t] = Double.NaN;
                    }
                }
            }
            for (int r = 0; r < values.length; r++) {
                builder.set(r, s, values[r][s]);
            }
        }
        return builder.build();
    }

    /**
     * Values of all roots over some bars; bars before these are read as warm-up where they exist.
     *
     * @return shape [root][symbol][toBar - fromBar]; bars that were not usable at their close are not masked
     */
    public static double[][][] columns(Plan plan, Panel panel, int fromBar, int toBar) {
        return columns(plan, panel, fromBar, toBar, Engine.fastest());
    }

    static double[][][] columns(Plan plan, Panel panel, int fromBar, int toBar, Engine engine) {
        Objects.checkFromToIndex(fromBar, toBar, panel.barCount());
        Program program = plan.program();
        double[][][] out = new double[plan.roots().size()][panel.symbolCount()][toBar - fromBar];
        if (toBar == fromBar || panel.symbolCount() == 0) {
            return out;
        }
        LanePlan lanes = LanePlan.of(
                new LanePlan.Request(
                        panel.symbolCount(),
                        fromBar,
                        toBar,
                        plan.lookbackBars(),
                        Walk.period(program.longestWindow()),
                        1),
                BatchWalk.panelBegin(panel),
                program.hasSections());
        List<Layout> layouts = new ArrayList<>();
        List<ColumnSink> sinks = new ArrayList<>();
        for (int g = 0; g < lanes.groups(); g++) {
            layouts.add(new Layout(program, engine.blockRows()));
            sinks.add(new ColumnSink(lanes, g, fromBar, out));
        }
        new BatchWalk(program, panel, lanes, new BatchWalk.Setup(engine.lanes(), engine.blockRows(), layouts), sinks)
                .run();
        return out;
    }
}
