package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Metric;
import org.alphalode.stat.Interval;
import org.alphalode.stat.Moments;
import org.alphalode.stat.SharpeSample;
import org.alphalode.stat.StationaryBootstrap;

/** Statistics of the equity over a stretch of bars, whose first point is the start of its returns. */
final class Stretch {
    private static final double CONFIDENCE = 0.95;

    private final String scope;
    private final List<EquityPoint> points;
    private final BacktestParams.Judgement judgement;
    private final double barsPerYear;
    /** Simple returns per bar; they end where equity is used up. */
    private final double[] returns;

    Stretch(String scope, List<EquityPoint> points, BacktestParams.Judgement judgement, double barsPerYear) {
        this.scope = scope;
        this.points = points;
        this.judgement = judgement;
        this.barsPerYear = barsPerYear;
        double[] all = new double[Math.max(0, points.size() - 1)];
        int count = 0;
        while (count < all.length && points.get(count).equity() > 0) {
            all[count] = points.get(count + 1).equity() / points.get(count).equity() - 1;
            count++;
        }
        this.returns = Arrays.copyOf(all, count);
    }

    List<Metric> all() {
        List<Metric> out = new ArrayList<>();
        if (points.isEmpty()) {
            return List.of(Metric.undefined("total_return", scope, "fraction", "no bar"));
        }
        double first = points.get(0).equity();
        double last = points.get(points.size() - 1).equity();
        out.add(Metric.of("bars", scope, points.size(), "bars"));
        out.add(
                first > 0
                        ? Metric.of("total_return", scope, last / first - 1, "fraction")
                        : Metric.undefined("total_return", scope, "fraction", "equity was used up before"));
        out.add(annualReturn(first, last));
        out.add(
                returns.length >= 2
                        ? Metric.of(
                                "annual_volatility",
                                scope,
                                Math.sqrt(Moments.of(returns).variance() * barsPerYear),
                                "fraction")
                        : Metric.undefined("annual_volatility", scope, "fraction", "fewer than two returns"));
        out.addAll(sharpe());
        out.addAll(drawdown());
        return out;
    }

    private Metric annualReturn(double first, double last) {
        if (returns.length == 0 || first <= 0 || last <= 0) {
            return Metric.undefined(
                    "annual_return", scope, "fraction", returns.length == 0 ? "no return" : "equity was used up");
        }
        return Metric.of(
                "annual_return", scope, StrictMath.pow(last / first, barsPerYear / returns.length) - 1, "fraction");
    }

    private List<Metric> sharpe() {
        SharpeSample sample = SharpeSample.of(returns);
        if (returns.length < 2 || !Double.isFinite(sample.sharpe())) {
            String reason = returns.length < 2 ? "fewer than two returns" : "the returns do not vary";
            return List.of(
                    Metric.undefined("sharpe", scope, "annual", reason),
                    Metric.undefined("deflated_sharpe", scope, "probability", reason));
        }
        double annual = Math.sqrt(barsPerYear);
        Interval interval = new StationaryBootstrap(
                        judgement.meanBlockBars(), judgement.bootstrapSamples(), judgement.seed())
                .sharpe(returns, CONFIDENCE);
        // the ratio of a strategy without skill has this variance over so many returns
        double variance = Double.isNaN(judgement.trialSharpeVariance())
                ? 1.0 / returns.length
                : judgement.trialSharpeVariance() / barsPerYear;
        double deflated = sample.deflated(judgement.trials(), variance);
        return List.of(
                new Metric(
                        "sharpe",
                        scope,
                        sample.sharpe() * annual,
                        "annual",
                        interval.low() * annual,
                        interval.high() * annual,
                        ""),
                Double.isNaN(deflated)
                        ? Metric.undefined(
                                "deflated_sharpe",
                                scope,
                                "probability",
                                "the moments of the returns contradict each other")
                        : Metric.of("deflated_sharpe", scope, deflated, "probability"));
    }

    /** Deepest loss from a peak of the stretch, with the times of the peak, the trough and the recovery. */
    private List<Metric> drawdown() {
        int peak = 0;
        int top = 0;
        int trough = 0;
        double deepest = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).equity() > points.get(top).equity()) {
                top = i;
            }
            double loss = 1 - points.get(i).equity() / points.get(top).equity();
            if (loss > deepest) {
                deepest = loss;
                peak = top;
                trough = i;
            }
        }
        int recovered = trough;
        while (recovered < points.size()
                && points.get(recovered).equity() < points.get(peak).equity()) {
            recovered++;
        }
        if (deepest == 0) {
            String reason = "no loss from a peak";
            return List.of(
                    Metric.of("max_drawdown", scope, 0, "fraction"),
                    Metric.undefined("max_drawdown_peak", scope, "micros", reason),
                    Metric.undefined("max_drawdown_trough", scope, "micros", reason),
                    Metric.undefined("max_drawdown_recovery", scope, "micros", reason));
        }
        return List.of(
                Metric.of("max_drawdown", scope, deepest, "fraction"),
                Metric.of("max_drawdown_peak", scope, moment(peak), "micros"),
                Metric.of("max_drawdown_trough", scope, moment(trough), "micros"),
                recovered < points.size()
                        ? Metric.of("max_drawdown_recovery", scope, moment(recovered), "micros")
                        : Metric.undefined("max_drawdown_recovery", scope, "micros", "not recovered by the end"));
    }

    /** Exact: microseconds of this century fit a double. */
    private double moment(int point) {
        return (double) points.get(point).closeMicros();
    }
}
