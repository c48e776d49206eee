package org.alphalode.stat;

import org.alphalode.check.Check;

/**
 * Loss at the edge of the left tail of returns, and the mean loss beyond it. Both are losses: positive where money is lost.
 *
 * @param valueAtRisk loss that a share {@code tail} of the periods exceeds
 * @param expectedShortfall mean loss of that share of the periods
 */
public record TailRisk(Figure valueAtRisk, Figure expectedShortfall) {
    /** Below so many returns in the tail its edge is an opinion. */
    private static final int FEWEST_IN_TAIL = 1;

    /** How the tail is modelled. */
    public enum Law {
        /** As it was: the sample's own quantile, and the mean of the returns at or below it. */
        HISTORICAL {
            @Override
            TailRisk of(double[] returns, double tail) {
                double[] sorted = Quantiles.sorted(returns);
                double edge = Quantiles.of(sorted, tail);
                double sum = 0;
                int count = 0;
                while (count < sorted.length && sorted[count] <= edge) {
                    sum += sorted[count++];
                }
                return new TailRisk(Figure.of(-edge), Figure.of(-sum / count));
            }
        },
        /** Normal law with the sample's mean and standard deviation. */
        GAUSSIAN {
            @Override
            TailRisk of(double[] returns, double tail) {
                Moments m = Moments.of(returns);
                double z = Normal.quantile(tail);
                return new TailRisk(
                        Figure.orElse(-(m.mean() + z * m.deviation()), FEW),
                        Figure.orElse(-(m.mean() - Normal.density(z) / tail * m.deviation()), FEW));
            }
        },
        /**
         * Quantile corrected for skewness and kurtosis (Cornish and Fisher 1938), and the mean of that quantile over the tail
         * (Boudt, Peterson and Croux 2008; Maillard 2012). Undefined where the corrected quantile does not rise all the way to the
         * edge of the tail, so that it is the quantile of no law.
         */
        CORNISH_FISHER {
            @Override
            TailRisk of(double[] returns, double tail) {
                Moments m = Moments.of(returns);
                if (Double.isNaN(m.kurtosis())) {
                    return undefined("the returns do not vary");
                }
                double z = Normal.quantile(tail);
                double s = m.skewness();
                double k = m.kurtosis() - 3;
                if (!rises(s, k, z)) {
                    return undefined("skewness and kurtosis are outside of what the expansion can describe");
                }
                double edge =
                        z + (z * z - 1) * s / 6 + (z * z * z - 3 * z) * k / 24 - (2 * z * z * z - 5 * z) * s * s / 36;
                double beyond = Normal.density(z)
                        / tail
                        * (-1 - z * s / 6 + (1 - z * z) * k / 24 - (1 - 2 * z * z) * s * s / 36);
                return new TailRisk(
                        Figure.of(-(m.mean() + edge * m.deviation())), Figure.of(-(m.mean() + beyond * m.deviation())));
            }
        };

        /** No return of a normal law lies beyond in any sample that will ever be. */
        private static final double FAR = -8;

        private static final String FEW = "fewer than two returns";

        abstract TailRisk of(double[] returns, double tail);

        /** Whether the derivative a z^2 + b z + c of the corrected quantile is positive from {@link #FAR} up to {@code edge}. */
        private static boolean rises(double s, double k, double edge) {
            double a = k / 8 - s * s / 6;
            double b = s / 3;
            double c = 1 - k / 8 + 5 * s * s / 36;
            double lowest = a > 0 ? Math.max(FAR, Math.min(edge, -b / (2 * a))) : edge;
            return slope(a, b, c, FAR) > 0 && slope(a, b, c, lowest) > 0 && slope(a, b, c, edge) > 0;
        }

        private static double slope(double a, double b, double c, double z) {
            return a * z * z + b * z + c;
        }
    }

    /**
     * Tail of a sample.
     *
     * @param returns simple, per period, NaN left out; not modified
     * @param tail share of the periods in the tail, as in 0.05
     * @return undefined where not even one return lies in the tail
     */
    public static TailRisk of(Law law, double[] returns, double tail) {
        Check.that(tail > 0 && tail < 0.5, "a tail holds less than half: %s", tail);
        long count = Moments.of(returns).count();
        if (count * tail < FEWEST_IN_TAIL) {
            return undefined("fewer than " + (long) Math.ceil(FEWEST_IN_TAIL / tail) + " returns");
        }
        return law.of(returns, tail);
    }

    static TailRisk undefined(String because) {
        return new TailRisk(Figure.undefined(because), Figure.undefined(because));
    }
}
