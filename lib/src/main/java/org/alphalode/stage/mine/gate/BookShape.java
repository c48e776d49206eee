package org.alphalode.stage.mine.gate;

import java.util.Arrays;

/**
 * The book that an alpha alone would hold: at each bar the standardised values of the symbols, clipped, scaled to a gross weight of
 * 1. A missing value is no position.
 */
final class BookShape {
    private static final double CLIP = 3;
    /** Share of the trades that may exceed the rate of participation. */
    private static final double TOLERATED = 0.05;

    /** Shape [symbol][bar], over the window alone. */
    private final double[][] weights;

    /** @param values standardised, shape [symbol][bar], not modified; the window is {@code [from, to)} */
    BookShape(double[][] values, int from, int to) {
        weights = new double[values.length][to - from];
        for (int t = from; t < to; t++) {
            double gross = 0;
            for (double[] value : values) {
                gross += Math.abs(position(value[t]));
            }
            for (int s = 0; s < values.length; s++) {
                weights[s][t - from] = gross > 0 ? position(values[s][t]) / gross : 0;
            }
        }
    }

    private static double position(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-CLIP, Math.min(CLIP, value));
    }

    /** Mean traded weight from bar to bar, over the bars with a book before and after; NaN where there are none. */
    double turnoverPerBar() {
        double traded = 0;
        long steps = 0;
        for (int t = 1; t < bars(); t++) {
            double change = 0;
            double held = 0;
            double before = 0;
            for (double[] weight : weights) {
                change += Math.abs(weight[t] - weight[t - 1]);
                held += Math.abs(weight[t]);
                before += Math.abs(weight[t - 1]);
            }
            boolean both = held > 0 && before > 0;
            traded += both ? change : 0;
            steps += both ? 1 : 0;
        }
        return steps > 0 ? traded / steps : Double.NaN;
    }

    /** Mean over the bars with a book of the largest weight of a symbol; NaN where there are none. */
    double largestWeight() {
        double sum = 0;
        long bars = 0;
        for (int t = 0; t < bars(); t++) {
            double largest = 0;
            for (double[] weight : weights) {
                largest = Math.max(largest, Math.abs(weight[t]));
            }
            sum += largest;
            bars += largest > 0 ? 1 : 0;
        }
        return bars > 0 ? sum / bars : Double.NaN;
    }

    /**
     * Capital at which all but a twentieth of the trades are at most {@code participation} of what is traded in the bar after the
     * decision, where they are made (size as a share of volume: Almgren and others 2005); NaN where no trade meets a known volume.
     *
     * @param quoteVolume shape [symbol][bar], from the window's first bar on, one bar more than the window; NaN where missing
     */
    double capacity(double[][] quoteVolume, double participation) {
        double[] capitals = new double[weights.length * bars()];
        int count = 0;
        for (int s = 0; s < weights.length; s++) {
            for (int t = 1; t < bars(); t++) {
                double capital = participation * quoteVolume[s][t + 1] / Math.abs(weights[s][t] - weights[s][t - 1]);
                if (Double.isFinite(capital)) {
                    capitals[count++] = capital;
                }
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(capitals, 0, count);
        return capitals[(int) (TOLERATED * count)];
    }

    private int bars() {
        return weights.length == 0 ? 0 : weights[0].length;
    }
}
