package org.alphalode.stage.mine.gate;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;

/** A small market with gaps whose next bar's return follows a slow column by a tenth. */
final class GateMarket {
    static final BarInterval HOUR = BarInterval.parse("1h");
    static final int BARS = 1500;
    static final Fold FOLD = new Fold("f00", span(0, 800), span(810, 1100), span(1110, 1400));
    static final List<FieldSpec> FIELDS =
            List.of(FieldSpec.pure("slow", Family.PRICE), FieldSpec.pure("noise", Family.PRICE));

    private GateMarket() {}

    private static Span span(int fromBar, int toBar) {
        return new Span(fromBar * HOUR.micros(), toBar * HOUR.micros());
    }

    static Alpha alpha(String formula, int orientation, int horizonBars) {
        String canonical = Formulas.print(Formulas.canonical(Formulas.parse(formula)));
        return new Alpha("f00-" + canonical.hashCode(), "f00", canonical, orientation, horizonBars, 2, 2, List.of());
    }

    /** Features and bars with open and quote volume. */
    static List<Panel> generate(int symbols, long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "G", "H").subList(0, symbols);
        Panel.Builder features = new Panel.Builder(names, FIELDS, HOUR, 0, BARS);
        Panel.Builder market = new Panel.Builder(names, List.of(BarFields.OPEN, BarFields.QUOTE_VOLUME), HOUR, 0, BARS);
        for (int s = 0; s < symbols; s++) {
            double open = 100;
            double slow = 0;
            double pull = 0;
            for (int t = 0; t < BARS; t++) {
                market.set(0, s, t, random.nextInt(97) == 0 ? Double.NaN : open);
                market.set(1, s, t, random.nextInt(89) == 0 ? Double.NaN : 1e6 * random.nextDouble());
                open *= Math.exp(0.01 * (random.nextGaussian() + 0.1 * pull));
                slow = 0.9 * slow + random.nextGaussian();
                pull = slow;
                features.set(0, s, t, random.nextInt(83) == 0 ? Double.NaN : slow);
                features.set(1, s, t, random.nextGaussian());
            }
        }
        return List.of(features.build(), market.notUsableAtClose(0, 500).build());
    }

    /** A copy in which every value at {@code fromBar} and later went through {@code change}. */
    static Panel changed(Panel panel, int fromBar, DoubleUnaryOperator change) {
        Panel.Builder out = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int s = 0; s < panel.symbolCount(); s++) {
            for (int f = 0; f < panel.fields().size(); f++) {
                double[] series = panel.series(f, s);
                for (int t = fromBar; t < series.length; t++) {
                    series[t] = change.applyAsDouble(series[t]);
                }
                out.set(f, s, series);
            }
            for (int t = 0; t < panel.barCount(); t++) {
                if (!panel.usableAtClose(s, t)) {
                    out.notUsableAtClose(s, t);
                }
            }
        }
        return out.build();
    }

    static Panel poisoned(Panel panel, int fromBar) {
        Random random = new Random(3);
        return changed(panel, fromBar, x -> random.nextBoolean() ? 1e9 : random.nextGaussian());
    }
}
