package org.alphalode.stage.market;

import java.util.List;
import java.util.function.Function;
import org.alphalode.check.Check;

/** The formulas that can be planted, computed by plain loops that share no code with the formula engine. */
final class PlantedSignals {
    /** Slow: the flow that it averages has a half-life of 34 bars. */
    static final String TAKER_FLOW = "ts_mean(taker_ratio, 34)";
    /** Fast: two columns multiplied. */
    static final String AGGRESSION_IN_SMALL_TRADES = "ts_mean(net_aggression * trade_intensity_z, 5)";
    /** Fast and gone after three bars. */
    static final String RISING_INTENSITY = "ts_delta(trade_intensity_z, 3)";

    static final List<Signal> STANDARD = List.of(
            new Signal(TAKER_FLOW, a -> mean(takerRatio(a), 34)),
            new Signal(AGGRESSION_IN_SMALL_TRADES, a -> mean(product(netAggression(a), intensityZ(a)), 5)),
            new Signal(RISING_INTENSITY, a -> delta(intensityZ(a), 3)));

    private PlantedSignals() {}

    /** Value of a formula per bar, standardised over the life of the symbol; NaN where an input is missing. */
    static double[] standardised(String formula, Activity activity) {
        Signal signal = STANDARD.stream()
                .filter(s -> s.formula.equals(formula))
                .findFirst()
                .orElseThrow();
        double[] values = signal.values.apply(activity);
        double[] sums = new double[3]; // count, sum, sum of squared deviations
        for (double x : values) {
            if (!Double.isNaN(x)) {
                sums[0]++;
                sums[1] += x;
            }
        }
        double mean = sums[1] / sums[0];
        for (double x : values) {
            sums[2] += Double.isNaN(x) ? 0 : (x - mean) * (x - mean);
        }
        double deviation = Math.sqrt(sums[2] / sums[0]);
        Check.that(deviation > 0, "%s does not vary", formula);
        for (int t = 0; t < values.length; t++) {
            values[t] = (values[t] - mean) / deviation;
        }
        return values;
    }

    private static double[] takerRatio(Activity a) {
        return ratio(a, a.takerBuy, a.volume);
    }

    private static double[] netAggression(Activity a) {
        double[] out = takerRatio(a);
        for (int t = 0; t < out.length; t++) {
            out[t] = 2 * out[t] - 1;
        }
        return out;
    }

    private static double[] intensityZ(Activity a) {
        double[] intensity = ratio(a, a.trades, a.volume);
        double[] mean = mean(intensity, 20);
        double[] out = new double[intensity.length];
        for (int t = 0; t < out.length; t++) {
            double squares = 0;
            for (int u = Math.max(0, t - 19); u <= t; u++) {
                squares += (intensity[u] - mean[t]) * (intensity[u] - mean[t]);
            }
            out[t] = (intensity[t] - mean[t]) / Math.sqrt(squares / 19);
        }
        return out;
    }

    /** NaN where the bar is missing or nothing was traded. */
    private static double[] ratio(Activity a, double[] over, double[] under) {
        double[] out = new double[over.length];
        for (int t = 0; t < out.length; t++) {
            out[t] = a.delivered[t] && under[t] > 0 ? over[t] / under[t] : Double.NaN;
        }
        return out;
    }

    private static double[] product(double[] x, double[] y) {
        double[] out = new double[x.length];
        for (int t = 0; t < out.length; t++) {
            out[t] = x[t] * y[t];
        }
        return out;
    }

    private static double[] mean(double[] x, int window) {
        double[] out = new double[x.length];
        for (int t = 0; t < out.length; t++) {
            double sum = t >= window - 1 ? 0 : Double.NaN;
            for (int u = Math.max(0, t - window + 1); u <= t; u++) {
                sum += x[u];
            }
            out[t] = sum / window;
        }
        return out;
    }

    private static double[] delta(double[] x, int bars) {
        double[] out = new double[x.length];
        for (int t = 0; t < out.length; t++) {
            out[t] = t >= bars ? x[t] - x[t - bars] : Double.NaN;
        }
        return out;
    }

    /**
     * A formula and its values per bar.
     *
     * @param formula text in the formula language
     * @param values shape [T], NaN where an input is missing
     */
    record Signal(String formula, Function<Activity, double[]> values) {}
}
