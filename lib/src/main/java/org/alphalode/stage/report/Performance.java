package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoublePredicate;
import org.alphalode.model.BarInterval;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Moments;

/**
 * How the book did, net of costs. Yearly figures scale by the bars per year of the market's calendar.
 *
 * @param totalReturn as a fraction
 * @param annualReturn compounded to a year
 * @param annualVolatility of the bars' returns
 * @param sortino mean return over downside deviation, per year
 * @param calmar annual return over the deepest drawdown
 * @param hitRate share of the days with a return that gained
 * @param profitFactor gains of the winning days over losses of the losing days
 * @param maxDrawdown negative fraction; 0 where the book never fell
 */
public record Performance(
        Figure totalReturn,
        Figure annualReturn,
        Figure annualVolatility,
        Figure sortino,
        Figure calmar,
        Figure hitRate,
        Figure profitFactor,
        Figure maxDrawdown)
        implements Serializable {
    private static final String NO_BARS = "the book has no bars";
    private static final String LOST = "the book lost everything";
    private static final double SHORTEST_YEARS = 30.0 / 365.0;

    static Performance of(Book book, Curve curve, List<Day> days, BarInterval interval) {
        if (curve.points().isEmpty()) {
            Figure none = Figure.undefined(NO_BARS);
            return new Performance(none, none, none, none, none, none, none, none);
        }
        List<Double> returns =
                curve.points().stream().map(Curve.Point::simpleReturn).toList();
        double growth = curve.points().get(returns.size() - 1).equity() / book.startEquity();
        double perYear = interval.barsPerYear();
        double deepest =
                curve.points().stream().mapToDouble(Curve.Point::drawdown).min().orElse(Double.NaN);
        Figure annual = annualReturn(growth, returns.size() / perYear);
        Moments moments =
                Moments.of(returns.stream().mapToDouble(Double::doubleValue).toArray());
        return new Performance(
                Figure.of(growth - 1),
                annual,
                Figure.orElse(moments.deviation() * Math.sqrt(perYear), "fewer than two returns"),
                sortino(returns, moments.mean(), perYear),
                deepest < 0 && annual.isDefined()
                        ? Figure.of(annual.value() / -deepest)
                        : Figure.undefined(annual.isDefined() ? "no drawdown" : annual.undefinedBecause()),
                hitRate(days),
                profitFactor(days),
                Figure.of(deepest));
    }

    private static Figure annualReturn(double growth, double years) {
        if (growth <= 0) {
            return Figure.undefined(LOST);
        }
        return years < SHORTEST_YEARS
                ? Figure.undefined("fewer than 30 days")
                : Figure.orElse(Math.pow(growth, 1 / years) - 1, "too large to be written");
    }

    private static Figure sortino(List<Double> returns, double mean, double perYear) {
        double squares = returns.stream()
                .mapToDouble(r -> Math.min(r, 0) * Math.min(r, 0))
                .sum();
        return squares == 0
                ? Figure.undefined("no losing bar")
                : Figure.orElse(mean / Math.sqrt(squares / returns.size()) * Math.sqrt(perYear), LOST);
    }

    private static Figure hitRate(List<Day> days) {
        double gained = days.stream().filter(day -> day.simpleReturn() > 0).count();
        double moved =
                gained + days.stream().filter(day -> day.simpleReturn() < 0).count();
        return Figure.orElse(gained / moved, "no day with a gain or a loss");
    }

    private static Figure profitFactor(List<Day> days) {
        double gains = sum(days, r -> r > 0);
        double losses = sum(days, r -> r < 0);
        return Figure.orElse(gains / -losses, "no losing day");
    }

    private static double sum(List<Day> days, DoublePredicate which) {
        return days.stream().mapToDouble(Day::simpleReturn).filter(which).sum();
    }
}
