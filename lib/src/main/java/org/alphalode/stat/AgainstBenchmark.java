package org.alphalode.stat;

import org.alphalode.check.Check;

/**
 * A series of returns beside a benchmark's of the same periods; least squares r = alpha + beta b.
 *
 * @param beta slope on the benchmark
 * @param alphaPerPeriod intercept: Jensen (1968), risk-free rate 0
 * @param correlation with the benchmark
 * @param activeMean mean of the differences of the returns
 * @param trackingError standard deviation (n - 1) of the differences, per period
 */
public record AgainstBenchmark(
        Figure beta, Figure alphaPerPeriod, Figure correlation, Figure activeMean, Figure trackingError) {
    private static final String FEW = "fewer than two returns";

    /** Of two series of shape [n], finite, same periods, not modified. */
    public static AgainstBenchmark of(double[] returns, double[] benchmark) {
        Check.that(
                returns.length == benchmark.length,
                "a benchmark has the same periods: %s and %s",
                returns.length,
                benchmark.length);
        double[] active = new double[returns.length];
        for (int t = 0; t < active.length; t++) {
            active[t] = returns[t] - benchmark[t];
        }
        Moments own = Moments.of(returns);
        Moments other = Moments.of(benchmark);
        Moments difference = Moments.of(active);
        double product = 0;
        for (int t = 0; t < returns.length; t++) {
            product += (returns[t] - own.mean()) * (benchmark[t] - other.mean());
        }
        double beta = product / (returns.length - 1) / other.variance();
        String flat = returns.length < 2 ? FEW : "the benchmark does not vary";
        return new AgainstBenchmark(
                Figure.orElse(beta, flat),
                Figure.orElse(own.mean() - beta * other.mean(), flat),
                Figure.orElse(
                        Correlation.pearson(returns, benchmark), returns.length < 2 ? FEW : "a series does not vary"),
                Figure.orElse(difference.mean(), "no return"),
                Figure.orElse(difference.deviation(), FEW));
    }

    /** Mean difference over tracking error, per year: Grinold and Kahn (1999). */
    public Figure informationRatio(double periodsPerYear) {
        return trackingError.isDefined() && trackingError.value() > 0
                ? Figure.orElse(
                        activeMean.value() / trackingError.value() * Math.sqrt(periodsPerYear),
                        "the periods of a year are not known")
                : Figure.undefined(trackingError.isDefined() ? "no difference to the benchmark" : FEW);
    }
}
