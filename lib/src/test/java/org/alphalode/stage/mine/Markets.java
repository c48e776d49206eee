package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.ForwardReturns;

/** Small markets with a known truth. */
public final class Markets {
    public static final BarInterval HOUR = BarInterval.parse("1h");
    static final int BARS = 3000;
    static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD");
    /** What formulas are made of: four columns of noise, one of them persistent. */
    static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("p1", Family.PRICE),
            FieldSpec.pure("p2", Family.PRICE),
            FieldSpec.pure("v1", Family.VOLUME),
            FieldSpec.pure("slow", Family.MIXED));

    private Markets() {}

    /** Fold over {@link #BARS} bars: training to 1800, validation 1810 to 2600, test from 2610. */
    static Fold fold() {
        return new Fold("f00", span(0, 1800), span(1810, 2600), span(2610, BARS));
    }

    public static Span span(int fromBar, int toBar) {
        return new Span(fromBar * HOUR.micros(), toBar * HOUR.micros());
    }

    /** Noise that formulas read; {@code p1 * v1} moves the next bar's return by {@code edge} deviations. */
    static Market planted(double edge, long seed) {
        Random random = new Random(seed);
        Panel.Builder features = new Panel.Builder(SYMBOLS, FIELDS, HOUR, 0, BARS);
        Panel.Builder market = new Panel.Builder(SYMBOLS, List.of(BarFields.OPEN), HOUR, 0, BARS);
        double[] open = new double[SYMBOLS.size()];
        double[] slow = new double[SYMBOLS.size()];
        double[] pulls = new double[SYMBOLS.size()];
        Arrays.fill(open, 100);
        for (int t = 0; t < BARS; t++) {
            double common = random.nextGaussian();
            for (int s = 0; s < open.length; s++) {
                market.set(0, s, t, open[s]);
                double noise = 0.6 * common + 0.8 * random.nextGaussian();
                open[s] *= Math.exp(0.01 * (noise + edge * pulls[s]));
                double p1 = random.nextGaussian();
                double v1 = random.nextGaussian();
                pulls[s] = p1 * v1;
                slow[s] = 0.95 * slow[s] + random.nextGaussian();
                features.set(0, s, t, p1).set(1, s, t, random.nextGaussian());
                features.set(2, s, t, v1).set(3, s, t, slow[s]);
            }
        }
        return new Market(features.build(), market.build());
    }

    /** Random walk whose features come from its own bars; at {@code badBar} all prices are ten times too high. */
    static Market corrupted(int badBar, boolean masked, long seed) {
        List<FieldSpec> fields = List.of(BarFields.OPEN, BarFields.HIGH, BarFields.LOW, BarFields.CLOSE);
        Panel.Builder market = new Panel.Builder(List.of("AAA"), fields, HOUR, 0, BARS);
        Random random = new Random(seed);
        double close = 100;
        for (int t = 0; t < BARS; t++) {
            double open = close;
            close *= Math.exp(0.01 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.003 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.003 * random.nextDouble());
            double factor = t == badBar ? masked ? Double.NaN : 10 : 1;
            market.set(0, 0, t, open * factor).set(1, 0, t, high * factor);
            market.set(2, 0, t, low * factor).set(3, 0, t, close * factor);
        }
        if (masked) {
            market.notUsableAtClose(0, badBar);
        }
        Panel bars = market.build();
        List<String> names = List.of("ret", "spread", "body", "hi_lo_bias");
        Plan plan = Plan.of(
                List.of(
                        Formulas.parse("log(close / ts_delay(close, 1))"),
                        Formulas.parse("(high - low) / close"),
                        Formulas.parse("(close - open) / (high - low)"),
                        Formulas.parse("(high + low - 2 * close) / (high - low)")),
                fields);
        return new Market(Evaluator.evaluate(plan, bars, names), bars);
    }

    /** A copy of a panel in which every value at {@code fromBar} and later went through {@code change}. */
    static Panel changed(Panel panel, int fromBar, DoubleUnaryOperator change) {
        Panel.Builder out = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        for (int f = 0; f < panel.fields().size(); f++) {
            for (int s = 0; s < panel.symbolCount(); s++) {
                double[] series = panel.series(f, s);
                for (int t = fromBar; t < series.length; t++) {
                    series[t] = change.applyAsDouble(series[t]);
                }
                out.set(f, s, series);
            }
        }
        return out.build();
    }

    /** Values after {@code fromBar} by random numbers, NaN and 1e9. */
    static Panel poisoned(Panel panel, int fromBar, long seed) {
        Random random = new Random(seed);
        return changed(panel, fromBar, x -> switch (random.nextInt(3)) {
            case 0 -> Double.NaN;
            case 1 -> 1e9;
            default -> random.nextGaussian();
        });
    }

    /**
     * Columns and what came of them.
     *
     * @param features what formulas read
     * @param bars with opens
     */
    record Market(Panel features, Panel bars) {
        MineInput input(MineParams params) {
            return new MineInput(
                    features, ForwardReturns.of(bars, params.horizonBars()), new ArrayList<>(List.of(fold())), params);
        }
    }
}
