package org.alphalode.stat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.alphalode.check.Check;

/**
 * p-values adjusted for the number of tests: an adjusted value of at most q rejects at level q. Tests that were run but whose
 * p-values are not given count as p = 1, so that nothing tried can be left out.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Benjamini and Hochberg (1995): false discovery rate of independent or positively dependent tests.
     *
     * @param p shape [n], each in [0, 1], not modified
     * @param tests how many were run, at least n
     * @return shape [n], in the order of {@code p}
     */
    public static double[] benjaminiHochberg(double[] p, long tests) {
        return stepUp(p, tests, 1);
    }

    /** Benjamini and Yekutieli (2001): false discovery rate under any dependence. Arguments as {@link #benjaminiHochberg}. */
    public static double[] benjaminiYekutieli(double[] p, long tests) {
        return stepUp(p, tests, harmonic(tests));
    }

    /** Holm (1979): probability of any false rejection. Arguments as {@link #benjaminiHochberg}. */
    public static double[] holm(double[] p, long tests) {
        int[] order = ascending(p, tests);
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int i = 0; i < order.length; i++) {
            highest = Math.max(highest, Math.min(1, p[order[i]] * (tests - i)));
            adjusted[order[i]] = highest;
        }
        return adjusted;
    }

    private static double[] stepUp(double[] p, long tests, double factor) {
        int[] order = ascending(p, tests);
        double[] adjusted = new double[p.length];
        double lowest = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            lowest = Math.min(lowest, p[order[i]] * factor * tests / (i + 1));
            adjusted[order[i]] = lowest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p, long tests) {
        Check.that(tests >= p.length, "%s tests can not give %s p-values", tests, p.length);
        for (double value : p) {
            Check.that(value >= 0 && value <= 1, "a p-value lies in [0, 1]: %s", value);
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double harmonic(long n) {
        double sum = 0;
        for (long i = 1; i <= n; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
