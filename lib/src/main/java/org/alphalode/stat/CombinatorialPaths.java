package org.alphalode.stat;

import java.util.Arrays;
import org.alphalode.check.Check;

/**
 * Paths of combinatorial purged cross-validation (Lopez de Prado 2018, chapter 12) of picking the best of some strategies: time is cut
 * into groups; for every choice of tested groups the strategy with the highest Sharpe ratio in the others, without the periods that lie
 * next to a tested group, is held in the tested ones. Each group is tested by as many choices as there are paths, and each path goes
 * through all groups once.
 */
public final class CombinatorialPaths {
    private CombinatorialPaths() {}

    /**
     * Returns of each path.
     *
     * @param returns shape [T][strategies], oldest first, no NaN, not modified
     * @param groups stretches of time, 2 to 16; each of T / groups periods, a rest spread evenly
     * @param tested groups of a choice, at least 1 and fewer than there are
     * @param purge periods next to a tested group that are not learned from
     * @return shape [choices * tested / groups][T]
     */
    public static double[][] of(double[][] returns, int groups, int tested, int purge) {
        Check.that(groups >= 2 && groups <= 16, "groups are 2 to 16: %s", groups);
        Check.that(tested >= 1 && tested < groups, "tested groups are 1 to %s: %s", groups - 1, tested);
        Check.that(purge >= 0, "purged periods are counted: %s", purge);
        int periods = returns.length;
        Check.that(periods >= 2 * groups, "%s periods are too few for %s groups", periods, groups);
        int[] next = new int[groups];
        double[][] paths = new double[0][];
        for (int choice = 0; choice < 1 << groups; choice++) {
            if (Integer.bitCount(choice) == tested) {
                int best = best(returns, learned(periods, groups, choice, purge));
                for (int group = 0; group < groups; group++) {
                    if ((choice >> group & 1) == 1) {
                        int path = next[group]++;
                        if (path == paths.length) {
                            paths = Arrays.copyOf(paths, path + 1);
                            paths[path] = new double[periods];
                        }
                        for (int t = begin(group, periods, groups); t < begin(group + 1, periods, groups); t++) {
                            paths[path][t] = returns[t][best];
                        }
                    }
                }
            }
        }
        return paths;
    }

    private static int begin(int group, int periods, int groups) {
        return (int) ((long) group * periods / groups);
    }

    private static boolean[] learned(int periods, int groups, int choice, int purge) {
        boolean[] learned = new boolean[periods];
        Arrays.fill(learned, true);
        for (int group = 0; group < groups; group++) {
            if ((choice >> group & 1) == 1) {
                int from = Math.max(0, begin(group, periods, groups) - purge);
                int to = Math.min(periods, begin(group + 1, periods, groups) + purge);
                Arrays.fill(learned, from, to, false);
            }
        }
        return learned;
    }

    /** The first of the strategies with the highest ratio; one that never moves has none, and comes last. */
    private static int best(double[][] returns, boolean[] learned) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < returns[0].length; s++) {
            double count = 0;
            double sum = 0;
            for (int t = 0; t < learned.length; t++) {
                count += learned[t] ? 1 : 0;
                sum += learned[t] ? returns[t][s] : 0;
            }
            double mean = sum / count;
            double squares = 0;
            for (int t = 0; t < learned.length; t++) {
                double rest = learned[t] ? returns[t][s] - mean : 0;
                squares += rest * rest;
            }
            double ratio = mean / Math.sqrt(squares);
            if (squares > 0 && ratio > highest) {
                highest = ratio;
                best = s;
            }
        }
        return best;
    }
}
