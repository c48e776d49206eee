package org.alphalode.stat;

import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.alphalode.check.Check;

/**
 * Figures of one series of returns. What is not defined says why; nothing is ever set to zero instead. The risk-free rate is 0.
 *
 * <p>Returns are simple, per period, fractions; yearly figures scale by the periods of a year in the market's calendar (365 days for
 * crypto).
 */
public final class TrackRecord {
    private static final String NONE = "no return";
    private static final String FLAT = "the returns do not vary";
    private static final String LOST = "everything was lost";
    private static final double TAIL = 0.05;

    private final double[] returns;
    private final double periodsPerYear;
    private final Moments moments;
    private final Underwater underwater;

    private TrackRecord(double[] returns, double periodsPerYear) {
        this.returns = returns;
        this.periodsPerYear = periodsPerYear;
        this.moments = Moments.of(returns);
        this.underwater = Underwater.of(returns);
    }

    /**
     * The record of a series.
     *
     * @param returns shape [n], oldest first, finite, copied
     * @param periodsPerYear positive; NaN where it is not known: then figures per year are undefined
     */
    public static TrackRecord of(double[] returns, double periodsPerYear) {
        Check.that(
                DoubleStream.of(returns).allMatch(Double::isFinite), "a track record has no gap: leave it out or fail");
        Check.that(
                Double.isNaN(periodsPerYear) || (periodsPerYear > 0 && Double.isFinite(periodsPerYear)),
                "periods per year are positive: %s",
                periodsPerYear);
        return new TrackRecord(returns.clone(), periodsPerYear);
    }

    /** Moments of the returns. */
    public Moments moments() {
        return moments;
    }

    /** Drawdowns of the compounded returns. */
    public Underwater underwater() {
        return underwater;
    }

    /** Compounded return of the whole series. */
    public Figure totalReturn() {
        return returns.length == 0 ? Figure.undefined(NONE) : Figure.of(growth() - 1);
    }

    /** Total return compounded to a year. */
    public Figure annualReturn() {
        if (returns.length == 0) {
            return Figure.undefined(NONE);
        }
        return growth() > 0 ? yearly(Math.pow(growth(), periodsPerYear / returns.length) - 1) : Figure.undefined(LOST);
    }

    /** Standard deviation (n - 1) per year. */
    public Figure annualVolatility() {
        return returns.length < 2 ? Figure.undefined("fewer than two returns") : yearly(moments.deviation() * root());
    }

    /** Mean over standard deviation, per year: Sharpe (1994). */
    public Figure sharpe() {
        return moments.variance() > 0 ? yearly(moments.sharpe() * root()) : flat();
    }

    /** Mean over the root mean square of the losses, per year: Sortino and Price (1994), target 0. */
    public Figure sortino() {
        double squares = 0;
        for (double r : returns) {
            squares += Math.min(r, 0) * Math.min(r, 0);
        }
        return squares > 0
                ? yearly(moments.mean() / Math.sqrt(squares / returns.length) * root())
                : Figure.undefined(returns.length == 0 ? NONE : "no losing period");
    }

    /** Annual return over the deepest drawdown: Young (1991), over the whole series. */
    public Figure calmar() {
        Figure annual = annualReturn();
        if (!annual.isDefined()) {
            return annual;
        }
        return underwater.depth() > 0
                ? Figure.of(annual.value() / underwater.depth())
                : Figure.undefined("no drawdown");
    }

    /** Total return over the deepest drawdown. */
    public Figure recoveryFactor() {
        return underwater.depth() > 0
                ? Figure.of((growth() - 1) / underwater.depth())
                : Figure.undefined(returns.length == 0 ? NONE : "no drawdown");
    }

    /** Gains over losses about the threshold 0: Keating and Shadwick (2002). */
    public Figure omega() {
        return ratioOfSums();
    }

    /** Sum of the gains over the sum of the losses: omega at the threshold 0. */
    public Figure profitFactor() {
        return ratioOfSums();
    }

    /** The 95 % quantile over the size of the 5 % quantile. */
    public Figure tailRatio() {
        double[] sorted = Quantiles.sorted(returns);
        double low = Quantiles.of(sorted, TAIL);
        double high = Quantiles.of(sorted, 1 - TAIL);
        return low < 0 && high > 0
                ? Figure.of(high / -low)
                : Figure.undefined(returns.length == 0 ? NONE : "a tail lies on the wrong side of zero");
    }

    /** Share of the periods with a gain among those with a gain or a loss. */
    public Figure hitRate() {
        double gains = count(r -> r > 0);
        double moved = gains + count(r -> r < 0);
        return moved > 0
                ? Figure.of(gains / moved)
                : Figure.undefined(returns.length == 0 ? NONE : "no period with a gain or a loss");
    }

    /** Share of the periods in which anything moved. */
    public Figure active() {
        return returns.length == 0 ? Figure.undefined(NONE) : Figure.of(count(r -> r != 0) / returns.length);
    }

    /** The highest return. */
    public Figure best() {
        return returns.length == 0
                ? Figure.undefined(NONE)
                : Figure.of(DoubleStream.of(returns).max().getAsDouble());
    }

    /** The lowest return. */
    public Figure worst() {
        return returns.length == 0
                ? Figure.undefined(NONE)
                : Figure.of(DoubleStream.of(returns).min().getAsDouble());
    }

    public Figure skewness() {
        return Figure.orElse(moments.skewness(), why());
    }

    /** Raw: 3 for the normal law. */
    public Figure kurtosis() {
        return Figure.orElse(moments.kurtosis(), why());
    }

    private Figure ratioOfSums() {
        double gains = 0;
        double losses = 0;
        for (double r : returns) {
            gains += Math.max(r, 0);
            losses -= Math.min(r, 0);
        }
        return losses > 0
                ? Figure.of(gains / losses)
                : Figure.undefined(returns.length == 0 ? NONE : "no losing period");
    }

    private double growth() {
        double wealth = 1;
        for (double r : returns) {
            wealth = Math.max(0, wealth * (1 + r));
        }
        return wealth;
    }

    private double count(DoublePredicate which) {
        return DoubleStream.of(returns).filter(which).count();
    }

    private Figure yearly(double value) {
        return Double.isNaN(periodsPerYear)
                ? Figure.undefined("the periods of a year are not known")
                : Figure.orElse(value, "too large to be written");
    }

    private double root() {
        return Math.sqrt(periodsPerYear);
    }

    private Figure flat() {
        return Figure.undefined(why());
    }

    private String why() {
        return returns.length == 0 ? NONE : returns.length == 1 ? "fewer than two returns" : FLAT;
    }
}
