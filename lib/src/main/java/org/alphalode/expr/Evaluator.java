package org.alphalode.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alphalode.check.Check;
import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** Evaluates the formulas of a plan over a panel. */
public final class Evaluator {
    /** Moments are summed over granules of so many bars, at fixed absolute bar numbers. */
    public static final int GRANULE_BARS = Engine.BLOCK_ROWS;

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
        double[][][] out = new double[plan.roots().size()][panel.symbolCount()][toBar - fromBar];
        RootValues copy = (root, symbol, from, to, a, offset) -> {
            double[] column = out[root][symbol];
            for (int bar = from, at = offset; bar < to; bar++, at += RootValues.STRIDE) {
                column[bar - fromBar] = a[at];
            }
        };
        walk(plan, panel, new Bars(fromBar, toBar), copy, engine);
        return out;
    }

    /**
     * Hands over the values of all roots over some bars, without holding them; bars before these are read as warm-up where they exist.
     *
     * @param out also receives the values of bars that were not usable at their close
     */
    public static void walk(Plan plan, Panel panel, int fromBar, int toBar, RootValues out) {
        walk(plan, panel, new Bars(fromBar, toBar), out, Engine.fastest());
    }

    /** Bars from the first to before the last. */
    private record Bars(int from, int to) {}

    private static void walk(Plan plan, Panel panel, Bars bars, RootValues out, Engine engine) {
        Objects.checkFromToIndex(bars.from(), bars.to(), panel.barCount());
        if (bars.to() == bars.from() || panel.symbolCount() == 0) {
            return;
        }
        Program program = plan.program();
        LanePlan lanes = LanePlan.of(
                new LanePlan.Request(
                        panel.symbolCount(),
                        bars.from(),
                        bars.to(),
                        plan.lookbackBars(),
                        Walk.period(program.longestWindow()),
                        1),
                BatchWalk.panelBegin(panel),
                program.hasSections());
        List<ValueSink> sinks = new ArrayList<>();
        for (int g = 0; g < lanes.groups(); g++) {
            sinks.add(new ValueSink(lanes, g, out));
        }
        Layout layout = new Layout(program, engine.blockRows(), JoinedRoots.NONE);
        BatchWalk.Setup setup = new BatchWalk.Setup(engine.lanes(), engine.blockRows(), layout, JoinedRoots.NONE);
        new BatchWalk(program, panel, lanes, setup, sinks).run();
    }

    /**
     * Moments of all roots against a target, by symbol and period, without materialising the roots. Pairs count where root and
     * target are present and the bar was usable at its close.
     *
     * @param targetField a column, usually the forward return
     * @param periodBars bars of a period, a multiple of {@link #GRANULE_BARS}; periods begin at multiples of absolute bar numbers
     */
    public static IcMoments moments(
            Plan plan, Panel panel, String targetField, int fromBar, int toBar, int periodBars) {
        return moments(plan, panel, new Target(targetField, periodBars), fromBar, toBar, LaneProvider.fastest());
    }

    /** What roots are held against, and the bars of a period. */
    record Target(String field, int periodBars) {}

    static IcMoments moments(Plan plan, Panel panel, Target target, int fromBar, int toBar, Lanes kernels) {
        Objects.checkFromToIndex(fromBar, toBar, panel.barCount());
        Check.that(
                target.periodBars() > 0 && target.periodBars() % GRANULE_BARS == 0,
                "a period is a multiple of %s bars: %s",
                GRANULE_BARS,
                target.periodBars());
        Program program = plan.program();
        long panelBegin = BatchWalk.panelBegin(panel);
        int begin = fromBar - (int) Math.floorMod(panelBegin + fromBar, (long) target.periodBars());
        int periods = (toBar - begin + target.periodBars() - 1) / target.periodBars();
        IcMoments out = new IcMoments(plan.roots().size(), panel.symbolCount(), periods, begin, target.periodBars());
        if (toBar == fromBar || panel.symbolCount() == 0) {
            return out;
        }
        int stride = commonMultiple(Walk.period(program.longestWindow()), target.periodBars());
        LanePlan lanes = LanePlan.of(
                new LanePlan.Request(panel.symbolCount(), fromBar, toBar, plan.lookbackBars(), stride, GRANULE_BARS),
                panelBegin,
                program.hasSections());
        JoinedRoots joined = JoinedRoots.of(program);
        Layout layout = new Layout(program, GRANULE_BARS, joined);
        IcSink.Places places =
                IcSink.Places.of(layout, GRANULE_BARS, plan.roots().size());
        IcSink.Setup setup = new IcSink.Setup(
                kernels, GRANULE_BARS, out, places, places.joined(joined, layout, kernels, GRANULE_BARS));
        List<IcSink> sinks = new ArrayList<>();
        for (int g = 0; g < lanes.groups(); g++) {
            PanelSource source = new PanelSource(List.of(target.field()), panel, lanes, g, kernels);
            sinks.add(new IcSink(panel, lanes, g, source, setup));
        }
        new BatchWalk(program, panel, lanes, new BatchWalk.Setup(kernels, GRANULE_BARS, layout, joined), sinks).run();
        out.complete();
        return out;
    }

    private static int commonMultiple(int a, int b) {
        int gcd = b;
        for (int rest = a % b; rest != 0; ) {
            int next = gcd % rest;
            gcd = rest;
            rest = next;
        }
        return Math.multiplyExact(a / gcd, b);
    }
}
