package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.check.Check;
import org.alphalode.model.Metric;
import org.alphalode.stat.AgainstBenchmark;
import org.alphalode.stat.Coverage;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Interval;
import org.alphalode.stat.SharpeSample;
import org.alphalode.stat.StationaryBootstrap;
import org.alphalode.stat.TailRisk;
import org.alphalode.stat.TrackRecord;
import org.alphalode.stat.Underwater;

/**
 * Every figure of one series of returns, as metrics of one scope in a fixed order. Losses (drawdowns, value at risk, expected
 * shortfall) are positive; what is not defined is NaN with its reason.
 */
public final class ReturnMetrics {
    /** Periods that a forecast of the value at risk looks back on, in the tests of its coverage: a year of trading days. */
    static final int COVERAGE_WINDOW = 250;

    private static final double[] TAILS = {0.05, 0.01};
    private static final double TESTED_TAIL = 0.05;
    private static final double CONVINCING = 0.95;

    private final List<Metric> rows = new ArrayList<>();
    private final String scope;

    private ReturnMetrics(String scope) {
        this.scope = scope;
    }

    /**
     * What a series is judged by.
     *
     * @param periodsPerYear of the market's calendar; NaN where it is not known
     * @param trials strategies tried on the way to this one, all of them, at least 1
     * @param trialSharpeVariance variance of their annual Sharpe ratios; NaN takes that of strategies without skill over the same time
     * @param bootstrap behind the interval of the Sharpe ratio
     * @param confidence of the interval, as in 0.95
     */
    public record Judgement(
            double periodsPerYear,
            long trials,
            double trialSharpeVariance,
            StationaryBootstrap bootstrap,
            double confidence) {
        public Judgement {
            Check.that(trials >= 1, "this strategy is a trial itself: %s", trials);
        }
    }

    /**
     * Figures of a series by itself.
     *
     * @param scope of the metrics
     * @param returns simple, per period, oldest first, finite, not modified
     */
    public static List<Metric> of(String scope, double[] returns, Judgement judgement) {
        ReturnMetrics metrics = new ReturnMetrics(scope);
        TrackRecord record = TrackRecord.of(returns, judgement.periodsPerYear());
        metrics.growth(record, returns.length);
        metrics.sharpe(record, returns, judgement);
        metrics.ratios(record);
        metrics.drawdown(record);
        metrics.tails(returns);
        metrics.coverage(returns);
        return List.copyOf(metrics.rows);
    }

    /** Figures of a series beside those of a benchmark over the same periods; both finite, shape [n], not modified. */
    public static List<Metric> against(String scope, double[] returns, double[] benchmark, double periodsPerYear) {
        ReturnMetrics metrics = new ReturnMetrics(scope);
        AgainstBenchmark fit = AgainstBenchmark.of(returns, benchmark);
        Figure own = TrackRecord.of(returns, periodsPerYear).totalReturn();
        Figure other = TrackRecord.of(benchmark, periodsPerYear).totalReturn();
        metrics.add("benchmark_total_return", Unit.FRACTION, other);
        metrics.add("excess_total_return", Unit.FRACTION, scaled(own, 1, other.isDefined() ? -other.value() : 0));
        metrics.add("beta", Unit.RATIO, fit.beta());
        metrics.add("alpha_annual", Unit.FRACTION, scaled(fit.alphaPerPeriod(), periodsPerYear, 0));
        metrics.add("correlation", Unit.RATIO, fit.correlation());
        metrics.add("tracking_error", Unit.FRACTION, scaled(fit.trackingError(), Math.sqrt(periodsPerYear), 0));
        metrics.add("information_ratio", Unit.ANNUAL, fit.informationRatio(periodsPerYear));
        return List.copyOf(metrics.rows);
    }

    private void growth(TrackRecord record, int periods) {
        add("periods", Unit.COUNT, Figure.of(periods));
        add("total_return", Unit.FRACTION, record.totalReturn());
        add("annual_return", Unit.FRACTION, record.annualReturn());
        add("annual_volatility", Unit.FRACTION, record.annualVolatility());
        add("mean_period", Unit.FRACTION, Figure.orElse(record.moments().mean(), "no return"));
        add("best_period", Unit.FRACTION, record.best());
        add("worst_period", Unit.FRACTION, record.worst());
        add("active_share", Unit.FRACTION, record.active());
        add("skewness", Unit.RATIO, record.skewness());
        add("raw_kurtosis", Unit.RATIO, record.kurtosis());
    }

    private void sharpe(TrackRecord record, double[] returns, Judgement judgement) {
        Figure sharpe = record.sharpe();
        SharpeSample sample = SharpeSample.of(returns);
        Interval interval = judgement.bootstrap().sharpe(returns, judgement.confidence());
        double root = Math.sqrt(judgement.periodsPerYear());
        Figure perPeriod = Figure.orElse(
                sample.sharpe(), returns.length < 2 ? "fewer than two returns" : "the returns do not vary");
        rows.add(interval("sharpe", sharpe, interval, root, Unit.ANNUAL));
        rows.add(interval("sharpe_per_period", perPeriod, interval, 1, Unit.RATIO));
        rows.add(new Metric("trials", scope, judgement.trials(), Unit.COUNT.text(), Double.NaN, Double.NaN, ""));
        String reason = perPeriod.isDefined()
                ? "the moments of the returns contradict each other"
                : perPeriod.undefinedBecause();
        double variance = Double.isNaN(judgement.trialSharpeVariance())
                ? 1.0 / returns.length
                : judgement.trialSharpeVariance() / judgement.periodsPerYear();
        add("probabilistic_sharpe", Unit.PROBABILITY, Figure.orElse(sample.probabilityAbove(0), reason));
        add(
                "deflated_sharpe",
                Unit.PROBABILITY,
                perPeriod.isDefined()
                        ? Figure.orElse(sample.deflated(judgement.trials(), variance), reason)
                        : Figure.undefined(reason));
        add(
                "min_track_record_periods",
                Unit.COUNT,
                sample.sharpe() <= 0
                        ? Figure.undefined("the Sharpe ratio is not above zero")
                        : Figure.orElse(sample.minimumPeriods(0, CONVINCING), reason));
    }

    private Metric interval(String name, Figure figure, Interval interval, double scale, Unit unit) {
        // an interval is drawn from resampled series: one in which nothing varies has none
        boolean sound = figure.isDefined() && interval.low() <= interval.high();
        Figure shown = sound || !figure.isDefined() ? figure : Figure.undefined("its interval is not defined");
        return new Metric(
                name,
                scope,
                shown.value(),
                unit.text(),
                sound ? interval.low() * scale : Double.NaN,
                sound ? interval.high() * scale : Double.NaN,
                shown.undefinedBecause());
    }

    private void ratios(TrackRecord record) {
        add("sortino", Unit.ANNUAL, record.sortino());
        add("calmar", Unit.RATIO, record.calmar());
        add("omega", Unit.RATIO, record.omega());
        add("tail_ratio", Unit.RATIO, record.tailRatio());
        add("hit_rate", Unit.FRACTION, record.hitRate());
        add("profit_factor", Unit.RATIO, record.profitFactor());
    }

    private void drawdown(TrackRecord record) {
        Underwater water = record.underwater();
        boolean any = record.moments().count() > 0;
        boolean fell = water.trough() >= 0;
        String none = any ? "no loss from a high" : "no return";
        add("max_drawdown", Unit.FRACTION, any ? Figure.of(water.depth()) : Figure.undefined(none));
        add("max_drawdown_peak_period", Unit.COUNT, fell ? Figure.of(water.peak()) : Figure.undefined(none));
        add("max_drawdown_trough_period", Unit.COUNT, fell ? Figure.of(water.trough() + 1) : Figure.undefined(none));
        add(
                "max_drawdown_recovery_period",
                Unit.COUNT,
                water.recovery() >= 0
                        ? Figure.of(water.recovery() + 1)
                        : Figure.undefined(fell ? "not recovered by the end" : none));
        add("longest_drawdown_periods", Unit.COUNT, any ? Figure.of(water.longest()) : Figure.undefined(none));
        add("ulcer_index", Unit.FRACTION, Figure.orElse(water.ulcerIndex(), none));
        add("recovery_factor", Unit.RATIO, record.recoveryFactor());
    }

    private void tails(double[] returns) {
        for (double tail : TAILS) {
            for (TailRisk.Law law : TailRisk.Law.values()) {
                TailRisk risk = TailRisk.of(law, returns, tail);
                add("value_at_risk_" + suffix(law, tail), Unit.FRACTION, risk.valueAtRisk());
                add("expected_shortfall_" + suffix(law, tail), Unit.FRACTION, risk.expectedShortfall());
            }
        }
    }

    private void coverage(double[] returns) {
        for (TailRisk.Law law : TailRisk.Law.values()) {
            Coverage coverage = Coverage.rolling(law, returns, TESTED_TAIL, COVERAGE_WINDOW);
            boolean forecast = coverage.forecasts() > 0;
            Figure none = Figure.undefined(
                    coverage.kupiec().undefinedBecause().isEmpty()
                            ? "no forecast"
                            : coverage.kupiec().undefinedBecause());
            String of = suffix(law, TESTED_TAIL);
            add("var_forecasts_" + of, Unit.COUNT, forecast ? Figure.of((double) coverage.forecasts()) : none);
            add("var_exceeded_" + of, Unit.COUNT, forecast ? Figure.of((double) coverage.exceeded()) : none);
            add("kupiec_p_" + of, Unit.PROBABILITY, coverage.kupiec());
            add("christoffersen_p_" + of, Unit.PROBABILITY, coverage.christoffersen());
        }
    }

    private static String suffix(TailRisk.Law law, double tail) {
        return law.name().toLowerCase(Locale.ROOT) + "_" + Math.round(100 * (1 - tail));
    }

    private static Figure scaled(Figure figure, double factor, double shift) {
        return figure.isDefined()
                ? Figure.orElse(figure.value() * factor + shift, "the periods of a year are not known")
                : figure;
    }

    private void add(String name, Unit unit, Figure figure) {
        rows.add(new Metric(
                name, scope, figure.value(), unit.text(), Double.NaN, Double.NaN, figure.undefinedBecause()));
    }
}
