package org.alphalode.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;
import org.alphalode.kernel.RankCorrelation;

/** CPU time of this thread in nanoseconds a value of the rank correlation, over 200,000 values of several kinds. */
public final class RankHarness {
    private static final int VALUES = 200_000;
    private static final int ROUNDS = 250;
    private static final int WARM_UP_BARS = 55;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RankHarness() {}

    private enum Kind {
        LOGNORMAL,
        NORMAL,
        WALK,
        WALK_IN_CENTS,
        NORMAL_AFTER_55_NAN,
        CAUCHY,
        WHOLE
    }

    public static void main(String[] args) {
        double[] target = draw(Kind.NORMAL, 9);
        target[VALUES - 1] = Double.NaN;
        target[VALUES - 2] = Double.NaN;
        RankCorrelation ranks = new RankCorrelation(target);
        for (Kind kind : Kind.values()) {
            double[] x = draw(kind, 5);
            double best = Double.MAX_VALUE;
            double check = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                check = ranks.with(x);
                best = Math.min(best, (double) (THREADS.getCurrentThreadCpuTime() - begin) / VALUES);
            }
            System.out.printf(Locale.ROOT, "%-20s %6.2f ns a value (check %.9f)%n", kind, best, check);
        }
    }

    private static double[] draw(Kind kind, long seed) {
        Random random = new Random(seed);
        double[] x = new double[VALUES];
        double walk = 100;
        for (int i = 0; i < VALUES; i++) {
            double g = random.nextGaussian();
            walk *= Math.exp(0.001 * g);
            x[i] = switch (kind) {
                case LOGNORMAL -> Math.exp(3 + g);
                case NORMAL -> g;
                case WALK -> walk;
                case WALK_IN_CENTS -> Math.rint(walk * 100) / 100;
                case NORMAL_AFTER_55_NAN -> i < WARM_UP_BARS ? Double.NaN : g;
                case CAUCHY -> g / random.nextGaussian();
                case WHOLE -> Math.rint(g);
            };
        }
        return x;
    }
}
