package org.alphalode.stage.mine.ladder;

import java.util.List;
import org.alphalode.expr.IcMoments;

/**
 * What the moments of one candidate over the blocks of some rungs say. Each symbol is standardised by its own moments over all of
 * these blocks; the Pearson IC is the mean of the symbols' correlations by their pairs, as on the full window.
 *
 * <p>The standard error comes from the periods: the sum of standardised products of a period, all symbols together, is one
 * observation of a cluster sample (Cochran 1977, chapter 9). Periods are long against the horizon, so that overlapping labels and
 * symbols that move together stay inside one observation (Ibragimov and Mueller 2010).
 */
final class Evidence {
    private static final double FLAT = 1e-12;

    private final long pairs;
    private final double ic;
    private final double meanMagnitude;
    private final double error;
    private final long periods;
    private final double relativeDeviation;

    /** Of what does not vary. */
    private static final Evidence NONE = new Evidence(new Ic(0, Double.NaN, Double.NaN), Double.NaN, 0, 0);

    Evidence(Ic ic, double error, long periods, double relativeDeviation) {
        this.pairs = (long) ic.pairs();
        this.ic = ic.mean();
        this.meanMagnitude = ic.meanMagnitude();
        this.error = error;
        this.periods = periods;
        this.relativeDeviation = relativeDeviation;
    }

    /** Pairs of the symbols that vary, and the means by pairs of their correlations and of these without a sign. */
    record Ic(double pairs, double mean, double meanMagnitude) {}

    /** Of one candidate by its moments on some rungs, one or more. */
    static Evidence of(List<RungMoments> rungs) {
        Symbols all = new Symbols(rungs.get(0).cells.symbols);
        rungs.forEach(all::add);
        return all.evidence(rungs);
    }

    /** Whether what has a mean and a variance varies by more than rounding. */
    static boolean varies(double mean, double variance) {
        return Double.isFinite(variance) && relativeDeviation(mean, variance) > FLAT;
    }

    /** Deviation over root mean square. */
    private static double relativeDeviation(double mean, double variance) {
        return Math.sqrt(variance / (mean * mean + variance));
    }

    /** Of a cluster sample. */
    static double error(double squares, long count, double pairs) {
        return count > 1 ? Math.sqrt(squares * count / (count - 1)) / pairs : Double.NaN;
    }

    /** The symbols' moments over all rungs. */
    private static final class Symbols {
        private final int symbols;
        /** Of each symbol the {@link IcMoments#NUMBERS}. */
        private final double[] all;

        private final double[] meanX;
        private final double[] meanY;
        /** What a symbol's products count; 0 where it does not vary. */
        private final double[] scale;

        Symbols(int symbols) {
            this.symbols = symbols;
            this.all = new double[symbols * IcMoments.NUMBERS];
            this.meanX = new double[symbols];
            this.meanY = new double[symbols];
            this.scale = new double[symbols];
        }

        void add(RungMoments rung) {
            for (int s = 0; s < all.length; s += IcMoments.NUMBERS) {
                IcMoments.merge(all, s, rung.symbols, s);
            }
        }

        Evidence evidence(List<RungMoments> rungs) {
            double pairs = 0;
            double weighted = 0;
            double magnitudes = 0;
            double relative = Double.POSITIVE_INFINITY;
            for (int i = 0; i < symbols; i++) {
                int s = i * IcMoments.NUMBERS;
                double n = all[s];
                double xx = all[s + IcMoments.XX];
                double yy = all[s + IcMoments.YY];
                meanX[i] = all[s + IcMoments.MEAN_X];
                meanY[i] = all[s + IcMoments.MEAN_Y];
                if (varies(meanX[i], xx / n) && yy > 0) {
                    double root = Math.sqrt(xx) * Math.sqrt(yy);
                    scale[i] = n / root;
                    pairs += n;
                    double r = Math.max(-1, Math.min(1, all[s + IcMoments.XY] / root));
                    weighted += n * r;
                    magnitudes += n * Math.abs(r);
                    relative = Math.min(relative, relativeDeviation(meanX[i], xx / n));
                }
            }
            if (pairs == 0) {
                return NONE;
            }
            double ic = weighted / pairs;
            double squares = 0;
            long count = 0;
            for (RungMoments rung : rungs) {
                Periods periods = new Periods(rung.cells);
                sum(rung, periods);
                squares += periods.squares(ic);
                count += periods.count();
            }
            return new Evidence(new Ic(pairs, ic, magnitudes / pairs), error(squares, count, pairs), count, relative);
        }

        /** The sums of standardised products of a rung's periods, all symbols together. */
        private void sum(RungMoments rung, Periods to) {
            Cells cells = rung.cells;
            for (int p = 0; p < cells.periods; p++) {
                for (int i = 0; i < cells.symbolOf.length; i = sum(rung, p, i, to)) {
                    // goes from block to block
                }
            }
        }

        /** Adds the series of one block that follow on each other; the first after these. */
        private int sum(RungMoments rung, int period, int first, Periods to) {
            Cells cells = rung.cells;
            double[] count = rung.pairs.count;
            double[] cellY = rung.pairs.meanY;
            int begin = period * cells.series;
            int block = cells.blockOf[first];
            double pairs = 0;
            double products = 0;
            int i = first;
            for (; i < cells.symbolOf.length && cells.blockOf[i] == block; i++) {
                int s = cells.symbolOf[i];
                int at = begin + i;
                // a symbol that does not vary has a scale of 0
                if (scale[s] > 0) {
                    double n = count[at];
                    pairs += n;
                    products +=
                            scale[s] * (rung.products[at] + n * (rung.meanX[at] - meanX[s]) * (cellY[at] - meanY[s]));
                }
            }
            to.pairs[block * cells.periods + period] += pairs;
            to.sum[block * cells.periods + period] += products;
            return i;
        }
    }

    /** Sums of the periods of a rung. */
    static final class Periods {
        final double[] sum;
        final double[] pairs;

        Periods(Cells cells) {
            sum = new double[cells.blocks * cells.periods];
            pairs = new double[sum.length];
        }

        /** What the sums deviate from what the IC lets expect, squared. */
        double squares(double ic) {
            double squares = 0;
            for (int i = 0; i < sum.length; i++) {
                double rest = sum[i] - ic * pairs[i];
                squares += rest * rest;
            }
            return squares;
        }

        /** How many have pairs. */
        long count() {
            long count = 0;
            for (double n : pairs) {
                count += n > 0 ? 1 : 0;
            }
            return count;
        }
    }

    /** Pairs of value and target of the symbols that vary. */
    long pairs() {
        return pairs;
    }

    /** Pearson IC; NaN where no symbol varies. */
    double ic() {
        return ic;
    }

    /** Mean of the symbols' correlations without their signs, by their pairs; NaN where no symbol varies. */
    double meanMagnitude() {
        return meanMagnitude;
    }

    /** Standard error of the IC as an estimate of the true one. */
    double error() {
        return error;
    }

    /** Periods that the error comes from. */
    long periods() {
        return periods;
    }

    double relativeDeviation() {
        return relativeDeviation;
    }

    /**
     * The t statistic that the full window would show if the rest of it were like what was seen: the error shrinks with the root of
     * the pairs.
     */
    double fullT(double seenShare) {
        return ic / (error * Math.sqrt(seenShare));
    }
}
