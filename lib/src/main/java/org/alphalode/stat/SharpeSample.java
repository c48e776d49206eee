package org.alphalode.stat;

/**
 * A Sharpe ratio with what its uncertainty depends on; probabilistic and deflated Sharpe ratio of Bailey and Lopez de Prado (2012,
 * 2014). All ratios are per period of the returns, not annualised.
 *
 * @param sharpe mean over deviation of the returns
 * @param periods number of returns
 * @param skewness of the returns
 * @param kurtosis of the returns, raw: 3 for the normal law
 */
public record SharpeSample(double sharpe, long periods, double skewness, double kurtosis) {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    /** The sample of returns {@code x}, NaN left out. */
    public static SharpeSample of(double[] x) {
        Moments moments = Moments.of(x);
        return new SharpeSample(moments.sharpe(), moments.count(), moments.skewness(), moments.kurtosis());
    }

    /** Probability that the true ratio is above {@code benchmark}; NaN where the moments contradict each other. */
    public double probabilityAbove(double benchmark) {
        return Normal.below((sharpe - benchmark) * Math.sqrt(periods - 1.0) / Math.sqrt(spread()));
    }

    /**
     * Deflated Sharpe ratio: probability that the true ratio is above what the best of {@code trials} strategies without skill
     * would show.
     *
     * @param trials number of strategies tried, all of them
     * @param variance of the ratios of the strategies tried
     */
    public double deflated(long trials, double variance) {
        return probabilityAbove(expectedMaximum(trials, variance));
    }

    /** Returns needed before {@link #probabilityAbove} reaches {@code confidence}; infinite where the ratio is not above the benchmark. */
    public double minimumPeriods(double benchmark, double confidence) {
        if (sharpe <= benchmark) {
            return Double.POSITIVE_INFINITY;
        }
        double needed = Normal.quantile(confidence) / (sharpe - benchmark);
        return 1 + spread() * needed * needed;
    }

    /** Expected highest ratio of {@code trials} independent strategies whose true ratio is 0; 0 for a single one. */
    public static double expectedMaximum(long trials, double variance) {
        if (trials <= 1) {
            return 0;
        }
        return Math.sqrt(variance)
                * ((1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
                        + EULER_MASCHERONI * Normal.quantile(1 - 1.0 / (trials * Math.E)));
    }

    private double spread() {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
