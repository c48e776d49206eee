package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.Cluster;
import org.alphalode.model.Metric;

/**
 * A report's numbers: the facts and what follows from them.
 *
 * @param input the facts
 * @param curve equity and drawdown
 * @param days of the book
 * @param performance of the whole book
 * @param distribution of the days' returns
 * @param rolling Sharpe ratio over 30 days, or a quarter of a shorter curve
 * @param folds with their part of the book
 * @param maps who was trusted when
 */
public record TearSheet(
        ReportInput input,
        Curve curve,
        List<Day> days,
        Performance performance,
        Distribution distribution,
        RollingSharpe rolling,
        List<FoldResult> folds,
        Maps maps)
        implements Serializable {
    private static final int ROLLING_DAYS = 30;
    private static final int FEWEST_ROLLING_BARS = 20;
    private static final int ROLLING_POINTS = 600;
    private static final int ALLOCATION_COLUMNS = 160;
    private static final int SELECTION_COLUMNS = 60;
    private static final int SELECTION_ROWS = 40;
    private static final int TOP_DRAWDOWNS = 8;
    private static final long DAY_MICROS = 86_400_000_000L;

    public TearSheet {
        days = List.copyOf(days);
        folds = List.copyOf(folds);
    }

    /**
     * Allocations and selections in columns of time.
     *
     * @param allocations mean weight by cluster, rows named as in {@link Cluster#text}, absent is 0
     * @param selections mean active share by alpha, the most active alphas only
     * @param hiddenAlphas alphas that did not fit
     */
    public record Maps(TimeGrid allocations, TimeGrid selections, int hiddenAlphas) implements Serializable {}

    /** Computes the sheet. */
    public static TearSheet of(ReportInput input) {
        Curve curve = Curve.of(input.book());
        List<Day> days = Day.of(input.book());
        int bars = curve.points().size();
        long month = ROLLING_DAYS * DAY_MICROS / input.market().interval().micros();
        int window = (int) Math.max(FEWEST_ROLLING_BARS, Math.min(month, bars / 4));
        return new TearSheet(
                input,
                curve,
                days,
                Performance.of(input.book(), curve, days, input.market().interval()),
                Distribution.of(days),
                RollingSharpe.of(curve, input.market().interval().barsPerYear(), window, ROLLING_POINTS),
                FoldResult.of(input.folds(), input.book()),
                maps(input.decisions()));
    }

    /** Whether the book is of mined alphas, and not of somebody's own targets. */
    public boolean mined() {
        return !folds.isEmpty() || input.mining().trials() > 0;
    }

    /** Returns by year and month. */
    public List<CalendarYear> years() {
        return CalendarYear.of(days);
    }

    /** The deepest drawdowns, deepest first. */
    public List<Drawdown> drawdowns() {
        return Drawdown.deepest(curve, TOP_DRAWDOWNS);
    }

    /** Profit by hour of the day, UTC; empty where bars are longer. */
    public List<Slot> hours() {
        return Slot.hours(input.book(), curve, input.market().interval().micros());
    }

    /** Profit by day of the week, Monday first. */
    public List<Slot> weekdays() {
        return Slot.weekdays(input.book(), days);
    }

    /** Profit by state of the market, as seen afterwards: thirds of the days by range, then days up and down. */
    public List<Slot> states() {
        List<Slot> states = new ArrayList<>(Slot.states(
                input.book(), days, MarketDay.byRange(tested(input.extras().market()))));
        states.addAll(Slot.states(
                input.book(), days, MarketDay.byDirection(input.extras().market())));
        return states;
    }

    private List<MarketDay> tested(List<MarketDay> market) {
        Set<Long> tested = days.stream().map(Day::epochDay).collect(Collectors.toSet());
        return market.stream().filter(day -> tested.contains(day.epochDay())).toList();
    }

    /** Stretches of time for which a symbol was held, those that ended. */
    public List<Holding> holdings() {
        return Holding.closed(input.book().fills());
    }

    /** Costs of the whole book. */
    public Costs costs() {
        return input.book().steps().stream().map(Book.Step::costs).reduce(Costs.NONE, Costs::plus);
    }

    /** Every number with its unit and scope, in a fixed order; a drawdown is a positive loss, as in the table of metrics. */
    public List<Metric> metrics() {
        return Metrics.of(this);
    }

    private static Maps maps(Decisions decisions) {
        TimeGrid allocations = TimeGrid.of(
                decisions.allocations().stream()
                        .map(a -> new TimeGrid.Cell(a.cluster().text(), a.closeMicros(), a.weight()))
                        .toList(),
                ALLOCATION_COLUMNS,
                TimeGrid.Absent.ZERO);
        Map<String, Double> shares = decisions.activity().stream()
                .collect(Collectors.groupingBy(
                        Decisions.Activity::alphaId,
                        TreeMap::new,
                        Collectors.averagingDouble(Decisions.Activity::activeShare)));
        List<String> shown = shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SELECTION_ROWS)
                .map(Map.Entry::getKey)
                .toList();
        TimeGrid selections = TimeGrid.of(
                decisions.activity().stream()
                        .filter(a -> shown.contains(a.alphaId()))
                        .map(a -> new TimeGrid.Cell(a.alphaId(), a.fromMicros(), a.activeShare()))
                        .toList(),
                SELECTION_COLUMNS,
                TimeGrid.Absent.UNKNOWN);
        return new Maps(allocations, selections, shares.size() - shown.size());
    }
}
