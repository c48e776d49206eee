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
 * @param overfitting by fold: probability that picking the best alpha of one half of its test window is no help in the other
 */
public record Extras(
        List<QuantileReturn> quantiles,
        List<DecayPoint> decay,
        List<CapacityPoint> capacity,
        List<SymbolResult> symbols,
        List<MarketDay> market,
        List<Neighbourhood> neighbourhoods,
        SortedMap<String, Figure> overfitting)
        implements Serializable {
    public static final Extras NONE =
            new Extras(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Collections.emptySortedMap());

    public Extras {
        quantiles = List.copyOf(quantiles);
        decay = List.copyOf(decay);
        capacity = List.copyOf(capacity);
        symbols = List.copyOf(symbols);
        market = List.copyOf(market);
        neighbourhoods = List.copyOf(neighbourhoods);
        overfitting = Collections.unmodifiableSortedMap(new TreeMap<>(overfitting));
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
