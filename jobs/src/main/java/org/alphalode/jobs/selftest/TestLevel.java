package org.alphalode.jobs.selftest;

import java.util.Random;
import org.alphalode.stat.Moments;
import org.alphalode.stat.NeweyWest;
import org.alphalode.stat.Normal;

/**
 * How often tests at a nominal 5 % reject the mean product of a persistent signal that knows nothing with overlapping returns.
 *
 * @param neweyWest share of the series that the miner's test rejects
 * @param naive share that a test rejects which takes bars for independent
 */
record TestLevel(double neweyWest, double naive) {
    private static final double PERSISTENCE = 0.98;

    /** Over series of some bars against returns over a horizon, at the miner's lag. */
    static TestLevel measure(int series, int bars, int horizon, int lagBars, long seed) {
        Random random = new Random(seed);
        int rejected = 0;
        int naively = 0;
        for (int i = 0; i < series; i++) {
            double[] products = products(random, bars, horizon);
            double t = NeweyWest.t(products, lagBars);
            rejected += NeweyWest.twoSided(t, bars, lagBars) < 0.05 ? 1 : 0;
            naively += Normal.twoSided(Moments.of(products).naiveT()) < 0.05 ? 1 : 0;
        }
        return new TestLevel((double) rejected / series, (double) naively / series);
    }

    private static double[] products(Random random, int bars, int horizon) {
        double[] returns =
                random.doubles(bars + (long) horizon).map(u -> u - 0.5).toArray();
        double[] products = new double[bars];
        double signal = 0;
        double forward = 0;
        for (int t = 0; t < horizon; t++) {
            forward += returns[t];
        }
        for (int t = 0; t < bars; t++) {
            signal = PERSISTENCE * signal + random.nextDouble() - 0.5;
            products[t] = signal * forward;
            forward += returns[t + horizon] - returns[t];
        }
        return products;
    }
}
