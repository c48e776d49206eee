package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.model.Decision;
import org.alphalode.stat.Figure;

/**
 * Sections that are shown where their data is given.
 *
 * @param quantiles forward return by quantile of the combined signal, lowest first
 * @param decay information coefficient of the combined signal by horizon, shortest first
 * @param capacity net Sharpe ratio by capital, smallest first
 * @param symbols profit by symbol, in the order of the symbols
 * @param market what the market did, by day
 * @param neighbourhoods past states that decisions looked at
 * @param overfitting of the choice among the accepted alphas
 * @param benchmark value of equal money in every symbol at each step of the book; may be empty
 */
public record Extras(
        List<QuantileReturn> quantiles,
        List<DecayPoint> decay,
        List<CapacityPoint> capacity,
        List<SymbolResult> symbols,
        List<MarketDay> market,
        List<Neighbourhood> neighbourhoods,
        Overfitting overfitting,
        List<Double> benchmark)
        implements Serializable {
    public static final Extras NONE =
            new Extras(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Overfitting.NONE, List.of());

    public Extras {
        quantiles = List.copyOf(quantiles);
        decay = List.copyOf(decay);
        capacity = List.copyOf(capacity);
        symbols = List.copyOf(symbols);
        market = List.copyOf(market);
        neighbourhoods = List.copyOf(neighbourhoods);
        benchmark = List.copyOf(benchmark);
    }

    /**
     * How much the choice among the accepted alphas of a fold is luck, from its test window.
     *
     * @param probabilities by fold: that picking the best alpha of one half of the window is no help in the other
     * @param paths of picking the best alpha in combinatorial purged cross-validation
     */
    public record Overfitting(SortedMap<String, Figure> probabilities, List<CombinatorialPath> paths)
            implements Serializable {
        public static final Overfitting NONE = new Overfitting(Collections.emptySortedMap(), List.of());

        public Overfitting {
            probabilities = Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
            paths = List.copyOf(paths);
        }
    }

    /**
     * A decision and the past states that it looked at.
     *
     * @param decision with its neighbours
     * @param after forward return of the decision itself over its horizon, a fraction; NaN where it is not known
     * @param neighbourAfter forward return that followed each neighbour, in their order
     */
    public record Neighbourhood(Decision decision, double after, List<Double> neighbourAfter) implements Serializable {
        public Neighbourhood {
            neighbourAfter = List.copyOf(neighbourAfter);
        }
    }

    /**
     * Mean forward return of the bars whose signal lies in a quantile.
     *
     * @param quantile 1 is the lowest
     * @param meanBps mean forward return in basis points
     * @param standardErrorBps of the mean
     */
    public record QuantileReturn(int quantile, double meanBps, double standardErrorBps) implements Serializable {}

    /**
     * Information coefficient at a horizon.
     *
     * @param horizonBars forward return in bars
     * @param ic rank correlation
     * @param standardError of it
     */
    public record DecayPoint(int horizonBars, double ic, double standardError) implements Serializable {}

    /**
     * What is left of the Sharpe ratio with more money.
     *
     * @param capital in the book's currency
     * @param sharpe net
     */
    public record CapacityPoint(double capital, SharpeEstimate sharpe) implements Serializable {}

    /**
     * What a symbol brought, in the book's currency.
     *
     * @param symbol as the venue spells it
     * @param grossProfit before costs and funding
     * @param costs trading costs
     * @param funding paid; negative where received
     */
    public record SymbolResult(String symbol, double grossProfit, double costs, double funding)
            implements Serializable {
        /** Profit after costs and funding. */
        public double netProfit() {
            return grossProfit - costs - funding;
        }
    }
}
