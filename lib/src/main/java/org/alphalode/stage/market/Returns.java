package org.alphalode.stage.market;

import java.util.ArrayList;
import java.util.List;

/**
 * The log returns of one symbol, from open to open: shocks, the push of the planted alphas, and the mild habits of the regimes. A
 * planted alpha of horizon h pushes each of the h bars after the one in which it was known.
 */
final class Returns {
    private static final int ITERATIONS = 40;

    private final MarketSpec spec;
    private final Activity activity;

    Returns(MarketSpec spec, Activity activity) {
        this.spec = spec;
        this.activity = activity;
    }

    /** Log return of each bar, shape [T]. */
    double[] compute(Regime[] regimes) {
        int bars = spec.barCount();
        List<Push> pushes = new ArrayList<>();
        for (PlantedAlpha alpha : spec.planted()) {
            pushes.add(new Push(alpha, PlantedSignals.standardised(alpha.formula(), activity), activity.sigma));
        }
        double[] strengths = strengths(pushes);
        double[] habits = spec.planted().isEmpty() ? new double[bars] : habits(regimes);
        double[] returns = new double[bars];
        for (int t = 0; t < bars; t++) {
            double sum = activity.shock[t] + habits[t];
            for (int k = 0; k < strengths.length; k++) {
                sum += strengths[k] * pushes.get(k).perBar[t];
            }
            // - variance / 2: the mean of the simple return is then that of the sum, so volatility does not predict it
            returns[t] = activity.sigma[t] * sum - activity.sigma[t] * activity.sigma[t] / 2;
        }
        return returns;
    }

    /**
     * Solves for the strength of each push at which its correlation with the forward return is the chosen one: strength times
     * covariance = IC times the deviation of the return, in which all pushes have their part.
     */
    private double[] strengths(List<Push> pushes) {
        double[] strengths = new double[pushes.size()];
        for (int round = 0; round < ITERATIONS; round++) {
            double[] next = new double[strengths.length];
            for (int k = 0; k < strengths.length; k++) {
                Push push = pushes.get(k);
                double variance = push.meanSquare(activity.shock, activity.sigma);
                for (int m = 0; m < strengths.length; m++) {
                    variance += strengths[m] * strengths[m] * push.meanSquare(pushes.get(m).perBar, activity.sigma);
                }
                next[k] = push.alpha.trueIc() * Math.sqrt(variance) / push.covariance(activity.sigma);
            }
            strengths = next;
        }
        return strengths;
    }

    /** Means of the returns that the regimes bring, in units of sigma. */
    private double[] habits(Regime[] regimes) {
        Draws trend = new Draws(spec.seed(), Draws.Purpose.TREND, -1);
        double[] habits = new double[regimes.length];
        double direction = 1;
        for (int t = 1; t < regimes.length; t++) {
            if (regimes[t] != regimes[t - 1]) {
                direction = trend.uniform(t) < 0.5 ? -1 : 1;
            }
            double last = Math.max(-3, Math.min(3, activity.shock[t - 1]));
            habits[t] = regimes[t].drift() * direction - regimes[t].reversal() * last;
        }
        return habits;
    }

    /** A planted alpha, what it adds to each bar at strength 1, and moments over the bars at which it has a value. */
    private static final class Push {
        private final PlantedAlpha alpha;
        private final double[] values;
        /** In units of sigma: mean of the values known before each of the last h bars. */
        private final double[] perBar;

        Push(PlantedAlpha alpha, double[] values, double[] sigma) {
            this.alpha = alpha;
            this.values = values;
            this.perBar = new double[sigma.length];
            for (int t = 0; t < perBar.length; t++) {
                for (int lag = 1; lag <= Math.min(t, alpha.horizonBars()); lag++) {
                    perBar[t] += Double.isNaN(values[t - lag]) ? 0 : values[t - lag] / alpha.horizonBars();
                }
            }
        }

        /** Mean product of the value and the sum of its own pushes over the horizon. */
        double covariance(double[] sigma) {
            double sum = 0;
            int count = 0;
            for (int t = 0; t + alpha.horizonBars() < values.length; t++) {
                if (!Double.isNaN(values[t])) {
                    sum += values[t] * forward(perBar, sigma, t);
                    count++;
                }
            }
            return sum / count;
        }

        /** Mean square of the sum of {@code parts} over the horizon. */
        double meanSquare(double[] parts, double[] sigma) {
            double sum = 0;
            int count = 0;
            for (int t = 0; t + alpha.horizonBars() < values.length; t++) {
                if (!Double.isNaN(values[t])) {
                    double forward = forward(parts, sigma, t);
                    sum += forward * forward;
                    count++;
                }
            }
            return sum / count;
        }

        private double forward(double[] parts, double[] sigma, int t) {
            double sum = 0;
            for (int u = t + 1; u <= t + alpha.horizonBars(); u++) {
                sum += sigma[u] * parts[u];
            }
            return sum;
        }
    }
}
