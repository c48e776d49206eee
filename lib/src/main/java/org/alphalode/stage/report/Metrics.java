package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.model.Metric;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Moments;
import org.alphalode.stat.Quantiles;
import org.alphalode.stat.StationaryBootstrap;

/** Flattens a sheet into metrics. */
final class Metrics {
    private static final String RUN = "total";
    private static final String DAYS = "days";
    private static final double DAYS_PER_YEAR = 365;
    private static final double HOUR_MICROS = 3.6e9;
    private static final int SAMPLES = 1_000;
    private static final String NO_DAYS = "the book has no bars";

    private final List<Metric> rows = new ArrayList<>();

    private Metrics() {}

    static List<Metric> of(TearSheet sheet) {
        Metrics metrics = new Metrics();
        metrics.performance(sheet);
        metrics.days(sheet);
        metrics.leverage(sheet.input().book().steps());
        metrics.holdings(sheet.holdings());
        metrics.alphas(sheet.input().mining().accepted());
        metrics.slots("hour", sheet.hours());
        metrics.slots("weekday", sheet.weekdays());
        metrics.slots("state", sheet.states());
        sheet.input()
                .extras()
                .overfitting()
                .probabilities()
                .forEach((fold, figure) ->
                        metrics.add("backtest_overfitting", "fold:" + fold, Unit.PROBABILITY, figure));
        for (CombinatorialPath path : sheet.input().extras().overfitting().paths()) {
            metrics.sharpe("path:" + path.foldId() + "-" + path.number(), path.sharpe());
        }
        metrics.costs(RUN, sheet.costs());
        metrics.counts(sheet);
        sheet.folds().forEach(metrics::fold);
        sheet.input().clusters().forEach(metrics::cluster);
        metrics.rows.addAll(ReturnMetrics.of(DAYS, dayReturns(sheet), judgement(sheet)));
        metrics.rows.addAll(benchmark(sheet));
        return List.copyOf(metrics.rows);
    }

    /** Days up to the one on which everything was lost. */
    private static double[] dayReturns(TearSheet sheet) {
        return sheet.days().stream()
                .mapToDouble(Day::simpleReturn)
                .takeWhile(r -> !Double.isNaN(r))
                .toArray();
    }

    /** Days against equal money in every symbol, as far as the book has money. */
    private static List<Metric> benchmark(TearSheet sheet) {
        double[] own = dayReturns(sheet);
        double[] other = Benchmark.dayReturns(
                sheet.input().extras().benchmark(), sheet.input().book());
        return other.length < own.length || own.length == 0
                ? List.of()
                : ReturnMetrics.against(DAYS, own, Arrays.copyOf(other, own.length), DAYS_PER_YEAR);
    }

    private static ReturnMetrics.Judgement judgement(TearSheet sheet) {
        SharpeEstimate sharpe = sheet.input().book().sharpe();
        double block = Math.max(1, Math.rint(Math.cbrt(sheet.days().size())));
        return new ReturnMetrics.Judgement(
                DAYS_PER_YEAR,
                Math.max(1, sharpe.trials()),
                Double.NaN,
                new StationaryBootstrap(block, SAMPLES, sheet.input().run().seed()),
                sharpe.confidence());
    }

    private void holdings(List<Holding> holdings) {
        String none = "no position was closed";
        double[] hours =
                holdings.stream().mapToDouble(h -> h.micros() / HOUR_MICROS).toArray();
        double[] profits = holdings.stream().mapToDouble(Holding::profit).toArray();
        double won = Arrays.stream(profits).filter(p -> p > 0).sum();
        double lost = -Arrays.stream(profits).filter(p -> p < 0).sum();
        double winners = Arrays.stream(profits).filter(p -> p > 0).count();
        count("holdings", RUN, holdings.size());
        add(
                "holding_hours_mean",
                RUN,
                Unit.RATIO,
                Figure.orElse(Moments.of(hours).mean(), none));
        add("holding_hours_median", RUN, Unit.RATIO, Figure.orElse(Quantiles.of(Quantiles.sorted(hours), 0.5), none));
        add(
                "holding_profit_mean",
                RUN,
                Unit.QUOTE,
                Figure.orElse(Moments.of(profits).mean(), none));
        add("holding_hit_rate", RUN, Unit.FRACTION, Figure.orElse(winners / profits.length, none));
        add(
                "holding_profit_factor",
                RUN,
                Unit.RATIO,
                Figure.orElse(won / lost, profits.length == 0 ? none : "no losing position"));
    }

    private void slots(String kind, List<Slot> slots) {
        for (Slot slot : slots) {
            add("net_profit", kind + ":" + slot.name(), Unit.QUOTE, Figure.of(slot.profit()));
        }
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

    private void leverage(List<Book.Step> steps) {
        List<Double> held = steps.stream()
                .map(Book.Step::grossExposure)
                .filter(exposure -> exposure > 0)
                .toList();
        String never = steps.isEmpty() ? NO_DAYS : "never a position";
        add("exposure", RUN, Unit.FRACTION, Figure.orElse((double) held.size() / steps.size(), NO_DAYS));
        add("average_leverage", RUN, Unit.RATIO, held.isEmpty() ? Figure.undefined(never) : mean(held));
        add("max_leverage", RUN, Unit.RATIO, held.isEmpty() ? Figure.undefined(never) : extreme(held, 1));
    }

    private void alphas(List<Mining.AcceptedAlpha> alphas) {
        for (Mining.AcceptedAlpha alpha : alphas) {
            add("net_profit", "alpha:" + alpha.alpha().alphaId(), Unit.QUOTE, alpha.netProfit());
        }
    }

    private void counts(TearSheet sheet) {
        if (sheet.mined()) {
            count("trials", RUN, sheet.input().mining().trials());
            count("accepted", RUN, sheet.input().mining().accepted().size());
            count("clusters", RUN, sheet.input().clusters().size());
        } else {
            count("trials", RUN, sheet.input().book().sharpe().trials());
        }
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
        add("test_ic", scope, Unit.RATIO, cluster.testIc());
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
