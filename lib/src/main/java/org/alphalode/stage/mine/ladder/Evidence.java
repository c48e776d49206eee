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
    private final double error;
    private final long periods;
    private final double relativeDeviation;

    private Evidence(long pairs, double ic, double error, long periods, double relativeDeviation) {
        this.pairs = pairs;
        this.ic = ic;
        this.error = error;
        this.periods = periods;
        this.relativeDeviation = relativeDeviation;
    }

    /**
     * Of one candidate by its moments on some rungs.
     *
     * @param symbols of the market
     * @param periods of a block
     */
    static Evidence of(List<RungMoments> rungs, int symbols, int periods) {
        Symbols all = new Symbols(symbols, periods);
        rungs.forEach(all::add);
        return all.evidence(rungs);
    }

    /** The symbols' moments over all rungs. */
    private static final class Symbols {
        private final int symbols;
        private final int periods;
        /** Of each symbol the {@link IcMoments#NUMBERS}. */
        private final double[] all;

        Symbols(int symbols, int periods) {
            this.symbols = symbols;
            this.periods = periods;
            this.all = new double[symbols * IcMoments.NUMBERS];
        }

        void add(RungMoments rung) {
            for (int s = 0; s < all.length; s += IcMoments.NUMBERS) {
                IcMoments.merge(all, s, rung.symbols, s);
            }
        }

        Evidence evidence(List<RungMoments> rungs) {
            double[] scale = new double[symbols];
            double pairs = 0;
            double weighted = 0;
            double relative = Double.POSITIVE_INFINITY;
            for (int i = 0; i < symbols; i++) {
                int s = i * IcMoments.NUMBERS;
                double n = all[s];
                double xx = all[s + IcMoments.XX];
                double yy = all[s + IcMoments.YY];
                double meanX = all[s + IcMoments.MEAN_X];
                double spread = xx / n;
                double ofSymbol = Math.sqrt(spread / (meanX * meanX + spread));
                if (ofSymbol > FLAT && yy > 0 && Double.isFinite(xx)) {
                    double root = Math.sqrt(xx) * Math.sqrt(yy);
                    scale[i] = n / root;
                    pairs += n;
                    weighted += n * Math.max(-1, Math.min(1, all[s + IcMoments.XY] / root));
                    relative = Math.min(relative, ofSymbol);
                }
            }
            if (pairs == 0) {
                return new Evidence(0, Double.NaN, Double.NaN, 0, 0);
            }
            double ic = weighted / pairs;
            Rests rests = new Rests(ic, periods);
            for (RungMoments rung : rungs) {
                for (int at = 0; at < rung.cells.length; at += symbols * periods * IcMoments.NUMBERS) {
                    block(rung.cells, at, scale, rests);
                }
            }
            return new Evidence((long) pairs, ic, rests.error(pairs), rests.count, relative);
        }

        /** The sums of standardised products of a block's periods, all symbols together. */
        private void block(double[] cells, int begin, double[] scale, Rests rests) {
            int at = begin;
            for (int i = 0; i < symbols; i++) {
                double meanX = all[i * IcMoments.NUMBERS + IcMoments.MEAN_X];
                double meanY = all[i * IcMoments.NUMBERS + IcMoments.MEAN_Y];
                for (int p = 0; p < periods; p++, at += IcMoments.NUMBERS) {
                    // a symbol that does not vary has a scale of 0
                    if (scale[i] > 0) {
                        double dx = cells[at + IcMoments.MEAN_X] - meanX;
                        double dy = cells[at + IcMoments.MEAN_Y] - meanY;
                        rests.add(p, cells[at], scale[i] * (cells[at + IcMoments.XY] + cells[at] * dx * dy));
                    }
                }
            }
            rests.closeBlock();
        }
    }

    /** What the periods' sums deviate from what the IC lets expect. */
    private static final class Rests {
        private final double ic;
        private final double[] sum;
        private final double[] n;
        private double squares;
        private long count;

        Rests(double ic, int periods) {
            this.ic = ic;
            this.sum = new double[periods];
            this.n = new double[periods];
        }

        void add(int period, double pairs, double products) {
            n[period] += pairs;
            sum[period] += products;
        }

        void closeBlock() {
            for (int p = 0; p < n.length; p++) {
                if (n[p] > 0) {
                    double rest = sum[p] - ic * n[p];
                    squares += rest * rest;
                    count++;
                }
                n[p] = 0;
                sum[p] = 0;
            }
        }

        double error(double pairs) {
            return count > 1 ? Math.sqrt(squares * count / (count - 1)) / pairs : Double.NaN;
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
