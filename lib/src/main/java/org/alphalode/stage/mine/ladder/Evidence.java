package org.alphalode.stage.mine.ladder;

import java.util.List;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.PairMoments;

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

    /** Of root {@code roots[i]} of each of some moments, in their order; series are block * symbols + symbol. */
    static Evidence of(List<IcMoments> parts, int[] roots, int symbols) {
        PairMoments[] whole = new PairMoments[symbols];
        double[] scale = new double[symbols];
        long pairs = 0;
        double weighted = 0;
        double relative = Double.POSITIVE_INFINITY;
        for (int s = 0; s < symbols; s++) {
            whole[s] = merged(parts, roots, symbols, s);
            double spread = whole[s].xx() / whole[s].n();
            double ofSymbol = Math.sqrt(spread / (whole[s].meanX() * whole[s].meanX() + spread));
            boolean varies = ofSymbol > FLAT && whole[s].yy() > 0 && Double.isFinite(whole[s].xx());
            if (varies) {
                scale[s] = whole[s].n() / (Math.sqrt(whole[s].xx()) * Math.sqrt(whole[s].yy()));
                pairs += whole[s].n();
                weighted += whole[s].n() * whole[s].pearson();
                relative = Math.min(relative, ofSymbol);
            }
        }
        if (pairs == 0) {
            return new Evidence(0, Double.NaN, Double.NaN, 0, 0);
        }
        double ic = weighted / pairs;
        double squares = 0;
        long periods = 0;
        for (int i = 0; i < parts.size(); i++) {
            IcMoments part = parts.get(i);
            for (int from = 0; from < part.symbols(); from += symbols) {
                for (int p = 0; p < part.periods(); p++) {
                    double sum = 0;
                    long n = 0;
                    for (int s = 0; s < symbols; s++) {
                        PairMoments here = part.of(roots[i], from + s, p);
                        if (scale[s] > 0 && here.n() > 0) {
                            n += here.n();
                            sum += scale[s]
                                    * (here.xy()
                                            + here.n()
                                                    * (here.meanX() - whole[s].meanX())
                                                    * (here.meanY() - whole[s].meanY()));
                        }
                    }
                    if (n > 0) {
                        double rest = sum - ic * n;
                        squares += rest * rest;
                        periods++;
                    }
                }
            }
        }
        double error = periods > 1 ? Math.sqrt(squares * periods / (periods - 1)) / pairs : Double.NaN;
        return new Evidence(pairs, ic, error, periods, relative);
    }

    private static PairMoments merged(List<IcMoments> parts, int[] roots, int symbols, int symbol) {
        PairMoments all = PairMoments.NONE;
        for (int i = 0; i < parts.size(); i++) {
            IcMoments part = parts.get(i);
            for (int series = symbol; series < part.symbols(); series += symbols) {
                for (int p = 0; p < part.periods(); p++) {
                    all = all.with(part.of(roots[i], series, p));
                }
            }
        }
        return all;
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
