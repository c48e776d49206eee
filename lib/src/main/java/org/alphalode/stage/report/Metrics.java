package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Metric;
import org.alphalode.stat.Figure;

/** Flattens a sheet into metrics. */
final class Metrics {
    private static final String RUN = "total";
    private static final String NO_DAYS = "the book has no bars";

    private final List<Metric> rows = new ArrayList<>();

    private Metrics() {}

    static List<Metric> of(TearSheet sheet) {
        Metrics metrics = new Metrics();
        metrics.performance(sheet);
        metrics.days(sheet);
        metrics.costs(RUN, sheet.costs());
        metrics.counts(sheet);
        sheet.folds().forEach(metrics::fold);
        sheet.input().clusters().forEach(metrics::cluster);
        return List.copyOf(metrics.rows);
    }

    private void performance(TearSheet sheet) {
        Performance p = sheet.performance();
        sharpe(RUN, sheet.input().book().sharpe());
        add("total_return", RUN, Unit.FRACTION, p.totalReturn());
        add("annual_return", RUN, Unit.FRACTION, p.annualReturn());
        add("annual_volatility", RUN, Unit.FRACTION, p.annualVolatility());
        add("max_drawdown", RUN, Unit.FRACTION, loss(p.maxDrawdown()));
        add("sortino", RUN, Unit.ANNUAL, p.sortino());
        add("calmar", RUN, Unit.RATIO, p.calmar());
        add("hit_rate_days", RUN, Unit.FRACTION, p.hitRate());
        add("profit_factor_days", RUN, Unit.RATIO, p.profitFactor());
    }

    private void days(TearSheet sheet) {
        Distribution d = sheet.distribution();
        List<Double> returns = sheet.days().stream().map(Day::simpleReturn).toList();
        String flat = sheet.days().isEmpty() ? NO_DAYS : "daily returns do not vary";
        add("best_day", RUN, Unit.FRACTION, extreme(returns, 1));
        add("worst_day", RUN, Unit.FRACTION, extreme(returns, -1));
        add("value_at_risk_day", RUN, Unit.FRACTION, d.tail().valueAtRisk());
        add("expected_shortfall_day", RUN, Unit.FRACTION, d.tail().expectedShortfall());
        add("skew_day", RUN, Unit.RATIO, Figure.orElse(d.skew(), flat));
        add("raw_kurtosis_day", RUN, Unit.RATIO, Figure.orElse(d.rawKurtosis(), flat));
        add(
                "turnover_per_day",
                RUN,
                Unit.FRACTION,
                mean(sheet.days().stream().map(Day::turnover).toList()));
        add(
                "mean_gross_exposure",
                RUN,
                Unit.FRACTION,
                mean(sheet.input().book().steps().stream()
                        .map(Book.Step::grossExposure)
                        .toList()));
    }

    private void counts(TearSheet sheet) {
        count("trials", RUN, sheet.input().mining().trials());
        count("accepted", RUN, sheet.input().mining().accepted().size());
        count("clusters", RUN, sheet.input().clusters().size());
        count("bars", RUN, sheet.input().book().steps().size());
        count("fills", RUN, sheet.input().book().fills().size());
    }

    private void fold(FoldResult fold) {
        String scope = "fold:" + fold.outcome().fold().id();
        sharpe(scope, fold.outcome().sharpe());
        add("total_return", scope, Unit.FRACTION, fold.totalReturn());
        add("max_drawdown", scope, Unit.FRACTION, loss(fold.maxDrawdown()));
        add("turnover_per_day", scope, Unit.FRACTION, fold.turnoverPerDay());
        costs(scope, fold.costs());
        count("trials", scope, fold.outcome().tried());
        count("accepted", scope, fold.outcome().accepted());
    }

    private void cluster(ClusterOutcome cluster) {
        String scope = "cluster:" + cluster.cluster().text();
        sharpe(scope, cluster.sharpe());
        add("total_return", scope, Unit.FRACTION, cluster.totalReturn());
        add("max_drawdown", scope, Unit.FRACTION, loss(cluster.maxDrawdown()));
        add("gross_profit", scope, Unit.QUOTE, cluster.grossProfit());
        add("mean_weight", scope, Unit.FRACTION, Figure.orElse(cluster.meanWeight(), "never allocated"));
        count("accepted", scope, cluster.alphas());
    }

    private void sharpe(String scope, SharpeEstimate sharpe) {
        Figure annual = sharpe.annual();
        rows.add(new Metric(
                "sharpe",
                scope,
                annual.value(),
                Unit.ANNUAL.text(),
                sharpe.low(),
                sharpe.high(),
                annual.undefinedBecause()));
        add("deflated_sharpe", scope, Unit.PROBABILITY, sharpe.deflated());
    }

    /** A drawdown as tables hold it: the loss, positive. */
    private static Figure loss(Figure drawdown) {
        return drawdown.isDefined() ? Figure.of(0 - drawdown.value()) : drawdown;
    }

    private void costs(String scope, Costs costs) {
        add("fees", scope, Unit.QUOTE, Figure.of(costs.fees()));
        add("spread", scope, Unit.QUOTE, Figure.of(costs.spread()));
        add("slippage", scope, Unit.QUOTE, Figure.of(costs.slippage()));
        add("impact", scope, Unit.QUOTE, Figure.of(costs.impact()));
        add("funding", scope, Unit.QUOTE, Figure.of(costs.funding()));
        add("costs", scope, Unit.QUOTE, Figure.of(costs.total()));
    }

    private void count(String name, String scope, long count) {
        add(name, scope, Unit.COUNT, Figure.of((double) count));
    }

    private void add(String name, String scope, Unit unit, Figure figure) {
        String reason = figure.undefinedBecause();
        rows.add(new Metric(name, scope, figure.value(), unit.text(), Double.NaN, Double.NaN, reason));
    }

    private static Figure mean(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return Figure.orElse(mean, values.isEmpty() ? NO_DAYS : "the book lost everything");
    }

    private static Figure extreme(List<Double> values, int sign) {
        double best = values.stream()
                .mapToDouble(r -> sign * r)
                .filter(r -> !Double.isNaN(r))
                .max()
                .orElse(Double.NaN);
        return Figure.orElse(sign * best, NO_DAYS);
    }
}
