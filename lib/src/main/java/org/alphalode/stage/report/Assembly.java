package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Metric;
import org.alphalode.stat.Figure;

/** Makes the parts of a report's input from the rows of the tables. */
public final class Assembly {
    /** Confidence of the intervals in the table of metrics. */
    private static final double CONFIDENCE = 0.95;

    private Assembly() {}

    /**
     * The book from the first decision of the first fold on, all of it where there are no folds. A bar belongs to the fold that decided at the close before it, or last before
     * a gap between test windows.
     *
     * @param equity one a bar, oldest first
     * @param fills in order of time
     * @param folds in order of time; may be none
     * @param sharpe of the whole book
     */
    public static Book book(List<EquityPoint> equity, List<Fill> fills, List<Fold> folds, SharpeEstimate sharpe) {
        int first = 0;
        while (!folds.isEmpty()
                && first < equity.size()
                && foldAt(equity.get(first).closeMicros(), folds).isEmpty()) {
            first++;
        }
        if (first == equity.size()) {
            double start = equity.isEmpty() ? 1 : equity.get(0).equity();
            return new Book(start, List.of(), List.of(), sharpe);
        }
        List<Book.Step> steps = new ArrayList<>();
        List<Book.Fill> booked = new ArrayList<>();
        Map<String, Double> positions = new TreeMap<>();
        int next = 0;
        for (int i = first + 1; i < equity.size(); i++) {
            EquityPoint before = equity.get(i - 1);
            EquityPoint at = equity.get(i);
            String fold = foldAt(before.closeMicros(), folds);
            double traded = 0;
            while (next < fills.size() && fills.get(next).micros() <= at.closeMicros()) {
                Fill fill = fills.get(next++);
                double after = positions.merge(fill.symbol(), fill.quantity(), Double::sum);
                traded += Math.abs(fill.quantity()) * fill.price();
                booked.add(new Book.Fill(
                        fill.micros(),
                        fill.symbol(),
                        fill.quantity(),
                        fill.price(),
                        Costs.of(fill.costs(), 0),
                        after,
                        fold));
            }
            Costs paid = Costs.of(at.costs(), at.funding()).since(Costs.of(before.costs(), before.funding()));
            double exposure = Double.isNaN(at.grossExposure()) ? 0 : at.grossExposure();
            steps.add(new Book.Step(at.closeMicros(), at.equity(), traded, exposure, paid, fold));
        }
        return new Book(equity.get(first).equity(), steps, booked, sharpe);
    }

    /**
     * Sharpe ratio of a scope as the table of metrics holds it.
     *
     * @param scope as in {@code total}, {@code fold:f01}
     * @param trials formulas tried
     */
    public static SharpeEstimate sharpe(List<Metric> metrics, String scope, long trials) {
        Metric sharpe = find(metrics, "sharpe", scope);
        Metric deflated = find(metrics, "deflated_sharpe", scope);
        Figure chance = new Figure(deflated.value(), deflated.reason());
        return sharpe.reason().isEmpty() && sharpe.low() <= sharpe.high()
                ? new SharpeEstimate(Figure.of(sharpe.value()), sharpe.low(), sharpe.high(), CONFIDENCE, chance, trials)
                : SharpeEstimate.undefined(
                        sharpe.reason().isEmpty() ? "its interval is not defined" : sharpe.reason(),
                        CONFIDENCE,
                        trials);
    }

    /**
     * Results of the clusters that hold an alpha, in their order, as far as the tables know them.
     *
     * @param metrics of the backtest
     * @param trials formulas tried
     * @param tested statistics of the alphas' signals on the test windows
     */
    public static List<ClusterOutcome> clusters(
            List<AlphaCluster> alphas,
            List<Allocation> allocations,
            List<Metric> metrics,
            long trials,
            Map<String, IcStats> tested) {
        long decisions = allocations.stream()
                .mapToLong(Allocation::closeMicros)
                .distinct()
                .count();
        List<ClusterOutcome> outcomes = new ArrayList<>();
        for (Cluster cluster : Cluster.values()) {
            long held = alphas.stream().filter(a -> a.cluster() == cluster).count();
            if (held > 0) {
                double weight = allocations.stream()
                        .filter(a -> a.cluster() == cluster)
                        .mapToDouble(Allocation::weight)
                        .sum();
                String scope = "cluster:" + cluster.text();
                outcomes.add(new ClusterOutcome(
                        cluster,
                        held,
                        decisions == 0 ? Double.NaN : weight / decisions,
                        figure(metrics, "gross_profit", scope),
                        figure(metrics, "total_return", scope),
                        negative(figure(metrics, "max_drawdown", scope)),
                        sharpe(metrics, scope, trials),
                        testIc(alphas, cluster, tested)));
            }
        }
        return outcomes;
    }

    private static Figure testIc(List<AlphaCluster> alphas, Cluster cluster, Map<String, IcStats> tested) {
        double mean = alphas.stream()
                .filter(alpha -> alpha.cluster() == cluster)
                .mapToDouble(alpha ->
                        tested.getOrDefault(alpha.alphaId(), IcStats.NONE).rankIc())
                .filter(ic -> !Double.isNaN(ic))
                .average()
                .orElse(Double.NaN);
        return Figure.orElse(mean, "no alpha of it has enough bars in its test window");
    }

    /** Profit by symbol, in the order of the symbols. */
    public static List<Extras.SymbolResult> symbols(List<Metric> metrics) {
        return metrics.stream()
                .filter(m -> m.name().equals("gross_profit") && m.scope().startsWith("symbol:"))
                .map(m -> new Extras.SymbolResult(
                        m.scope().substring("symbol:".length()),
                        m.value(),
                        find(metrics, "costs", m.scope()).value(),
                        find(metrics, "funding", m.scope()).value()))
                .sorted((a, b) -> a.symbol().compareTo(b.symbol()))
                .toList();
    }

    /** What an alpha brought after costs, as the table of metrics holds it. */
    public static Figure alphaProfit(List<Metric> metrics, String alphaId) {
        return metrics.stream()
                .filter(m -> m.name().equals("net_profit") && m.scope().equals("alpha:" + alphaId))
                .findFirst()
                .map(m -> new Figure(m.value(), m.reason()))
                .orElseGet(() -> Figure.undefined("no position was taken for it"));
    }

    /** A loss of the tables as the report's drawdown. */
    private static Figure negative(Figure loss) {
        return loss.isDefined() ? Figure.of(0 - loss.value()) : loss;
    }

    private static Figure figure(List<Metric> metrics, String name, String scope) {
        Metric metric = find(metrics, name, scope);
        return new Figure(metric.value(), metric.reason());
    }

    private static Metric find(List<Metric> metrics, String name, String scope) {
        return metrics.stream()
                .filter(m -> m.name().equals(name) && m.scope().equals(scope))
                .findFirst()
                .orElseGet(() -> Metric.undefined(name, scope, "", "not computed"));
    }

    /** The fold that decided last; empty before the first test window. */
    private static String foldAt(long closeMicros, List<Fold> folds) {
        return folds.stream()
                .filter(fold -> fold.test().fromMicros() <= closeMicros)
                .reduce((earlier, later) -> later)
                .map(Fold::id)
                .orElse("");
    }
}
