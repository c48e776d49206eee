package org.alphalode.stat;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.check.Check;

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation: Bailey, Borwein, Lopez de Prado and Zhu (2017).
 */
public final class BacktestOverfitting {
    private BacktestOverfitting() {}

    /**
     * Share of the splits of time into two halves in which the strategy with the highest Sharpe ratio of one half is not above the
     * median in the other.
     *
     * @param returns shape [T][strategies], oldest first, no NaN, not modified
     * @param blocks stretches of time that are dealt out, even, at most 20; each of T / blocks periods, a rest spread evenly
     */
    public static double probability(double[][] returns, int blocks) {
        Check.that(blocks >= 2 && blocks <= 20 && blocks % 2 == 0, "blocks are even, 2 to 20: %s", blocks);
        Check.that(returns.length >= 2 * blocks, "%s periods are too few for %s blocks", returns.length, blocks);
        double[] means = means(returns);
        double[][] sums = blockSums(returns, means, blocks);
        int overfitted = 0;
        List<Integer> splits = halves(blocks);
        for (int split : splits) {
            double[] inside = sharpes(sums, means, split);
            double[] outside = sharpes(sums, means, ~split);
            int best = highest(inside);
            int rank = 0;
            for (double ratio : outside) {
                rank += ratio <= outside[best] ? 1 : 0;
            }
            // logit of rank / (strategies + 1) at most 0
            overfitted += 2 * rank <= outside.length + 1 ? 1 : 0;
        }
        return (double) overfitted / splits.size();
    }

    /** Bit sets with half of {@code blocks} bits, ascending. */
    private static List<Integer> halves(int blocks) {
        List<Integer> halves = new ArrayList<>();
        for (int bits = 0; bits < 1 << blocks; bits++) {
            if (Integer.bitCount(bits) == blocks / 2) {
                halves.add(bits);
            }
        }
        return halves;
    }

    /** Count, sum and sum of squares of each block, of deviations from the strategy's own mean; shape [blocks][3 * strategies]. */
    private static double[][] blockSums(double[][] returns, double[] means, int blocks) {
        double[][] sums = new double[blocks][3 * means.length];
        for (int block = 0; block < blocks; block++) {
            int to = (int) ((block + 1L) * returns.length / blocks);
            for (int t = (int) ((long) block * returns.length / blocks); t < to; t++) {
                for (int s = 0; s < means.length; s++) {
                    double d = returns[t][s] - means[s];
                    sums[block][3 * s] += 1;
                    sums[block][3 * s + 1] += d;
                    sums[block][3 * s + 2] += d * d;
                }
            }
        }
        return sums;
    }

    private static double[] sharpes(double[][] sums, double[] means, int chosen) {
        double[] ratios = new double[means.length];
        for (int s = 0; s < ratios.length; s++) {
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (int block = 0; block < sums.length; block++) {
                if ((chosen >> block & 1) == 1) {
                    count += sums[block][3 * s];
                    sum += sums[block][3 * s + 1];
                    squares += sums[block][3 * s + 2];
                }
            }
            double variance = (squares - sum * sum / count) / (count - 1);
            // a strategy that never moves earns nothing for its risk
            ratios[s] = variance > 0 ? (means[s] + sum / count) / Math.sqrt(variance) : 0;
        }
        return ratios;
    }

    private static double[] means(double[][] returns) {
        double[] means = new double[returns[0].length];
        for (double[] row : returns) {
            for (int s = 0; s < means.length; s++) {
                means[s] += row[s] / returns.length;
            }
        }
        return means;
    }

    private static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
