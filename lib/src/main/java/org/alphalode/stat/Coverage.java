package org.alphalode.stat;

import java.util.Arrays;
import org.alphalode.check.Check;

/**
 * Whether a forecast of the value at risk was exceeded as often as it says, and without clusters. Probabilities are of seeing at
 * least as much deviation by chance.
 *
 * @param forecasts periods with a forecast
 * @param exceeded of them, those with a larger loss
 * @param kupiec probability under the right frequency: likelihood ratio, 1 degree of freedom (Kupiec 1995)
 * @param independence probability under independence of the period before (Christoffersen 1998), 1 degree of freedom
 * @param christoffersen probability under both (Christoffersen 1998): the sum of both ratios, 2 degrees of freedom
 */
public record Coverage(long forecasts, long exceeded, Figure kupiec, Figure independence, Figure christoffersen) {
    private static final String NONE = "no forecast";

    /**
     * Tests what happened to forecasts.
     *
     * @param exceeded one a period, oldest first
     * @param tail share that was forecast to be exceeded
     */
    public static Coverage of(boolean[] exceeded, double tail) {
        Check.that(tail > 0 && tail < 1, "a share lies inside (0, 1): %s", tail);
        if (exceeded.length == 0) {
            return undefined(NONE);
        }
        long hits = 0;
        long[][] steps = new long[2][2];
        for (int t = 0; t < exceeded.length; t++) {
            hits += exceeded[t] ? 1 : 0;
            if (t > 0) {
                steps[exceeded[t - 1] ? 1 : 0][exceeded[t] ? 1 : 0]++;
            }
        }
        long n = exceeded.length;
        double frequency = 2 * (likelihood(n - hits, hits, (double) hits / n) - likelihood(n - hits, hits, tail));
        Figure kupiec = Figure.of(beyond1(frequency));
        long after = steps[1][0] + steps[1][1];
        if (after == 0) {
            String reason = "no period follows one with a larger loss";
            return new Coverage(n, hits, kupiec, Figure.undefined(reason), Figure.undefined(reason));
        }
        long calm = steps[0][0] + steps[0][1];
        double pooled = (double) (steps[0][1] + steps[1][1]) / (calm + after);
        double clusters = 2
                * (likelihood(steps[0][0], steps[0][1], calm == 0 ? 0 : (double) steps[0][1] / calm)
                        + likelihood(steps[1][0], steps[1][1], (double) steps[1][1] / after)
                        - likelihood(steps[0][0] + steps[1][0], steps[0][1] + steps[1][1], pooled));
        return new Coverage(
                n,
                hits,
                kupiec,
                Figure.of(beyond1(clusters)),
                Figure.of(Math.exp(-Math.max(0, frequency + clusters) / 2)));
    }

    /**
     * Tests forecasts of the next period from the {@code window} periods before it.
     *
     * @param returns simple, per period, oldest first, no NaN, not modified
     * @return undefined where there are no more returns than the window holds
     */
    public static Coverage rolling(TailRisk.Law law, double[] returns, double tail, int window) {
        if (returns.length <= window) {
            return undefined("no more than " + window + " returns");
        }
        boolean[] exceeded = new boolean[returns.length - window];
        for (int t = window; t < returns.length; t++) {
            Figure forecast = TailRisk.of(law, Arrays.copyOfRange(returns, t - window, t), tail)
                    .valueAtRisk();
            if (!forecast.isDefined()) {
                return undefined(forecast.undefinedBecause());
            }
            exceeded[t - window] = -returns[t] > forecast.value();
        }
        return of(exceeded, tail);
    }

    private static Coverage undefined(String because) {
        Figure none = Figure.undefined(because);
        return new Coverage(0, 0, none, none, none);
    }

    /** Logarithm of (1 - p)^misses p^hits, where 0 log 0 is 0. */
    private static double likelihood(long misses, long hits, double p) {
        return (misses == 0 ? 0 : misses * Math.log1p(-p)) + (hits == 0 ? 0 : hits * Math.log(p));
    }

    /** Probability of more than {@code x} under the chi-square law with 1 degree of freedom. */
    private static double beyond1(double x) {
        return Normal.twoSided(Math.sqrt(Math.max(0, x)));
    }
}
