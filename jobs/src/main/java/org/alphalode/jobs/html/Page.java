package org.alphalode.jobs.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.alphalode.model.Metric;
import org.alphalode.model.Verdict;
import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.CalendarYear;
import org.alphalode.stage.report.Costs;
import org.alphalode.stage.report.TearSheet;
import org.alphalode.stage.report.Unit;
import org.alphalode.stat.Figure;

/**
 * What the templates read.
 *
 * @param sheet the numbers
 * @param metrics all of them, computed once
 * @param finding what they say
 * @param policy content security policy
 * @param chartData JSON of the charts, safe inside a script element
 */
public record Page(TearSheet sheet, List<Metric> metrics, Finding finding, String policy, String chartData) {
    /** Rows that the table of alphas shows. */
    public static final int ALPHAS_SHOWN = 200;

    private static final int SHADES = 5;

    /**
     * An entry of the table of contents.
     *
     * @param id of the section
     * @param title of it
     */
    public record Section(String id, String title) {}

    /** Sections that have something to show, in their order. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(sections, true, "equity", "Equity");
        add(sections, true, "performance", "Performance");
        add(sections, !sheet.days().isEmpty(), "risk", "Risk");
        add(sections, !sheet.days().isEmpty(), "months", "Months");
        add(sections, !sheet.drawdowns().isEmpty(), "drawdowns", "Drawdowns");
        add(sections, sheet.mined(), "folds", "Walk-forward folds");
        add(sections, !sheet.input().clusters().isEmpty(), "clusters", "Clusters");
        add(sections, !sheet.input().extras().symbols().isEmpty(), "symbols", "Symbols");
        add(sections, !sheet.days().isEmpty(), "times", "Hours, days, states");
        add(sections, sheet.mined(), "ledger", "Ledger of trials");
        add(sections, sheet.mined(), "alphas", "Accepted alphas");
        add(sections, !sheet.input().mining().planted().isEmpty(), "planted", "Planted and found");
        add(sections, hasDecisions(), "decisions", "Decisions");
        add(sections, !sheet.input().extras().neighbourhoods().isEmpty(), "neighbours", "Neighbours of a decision");
        add(sections, true, "costs", "Turnover and costs");
        add(sections, hasSignal(), "signal", "Signal");
        add(sections, true, "quality", "Data quality");
        add(sections, true, "manifest", "Manifest");
        return sections;
    }

    public boolean shows(String section) {
        return sections().stream().anyMatch(s -> s.id().equals(section));
    }

    /** Whether an allocation or a selection is there to be shown. */
    private boolean hasDecisions() {
        return !sheet.maps().allocations().rows().isEmpty()
                || !sheet.maps().selections().rows().isEmpty();
    }

    private boolean hasSignal() {
        return !sheet.input().extras().quantiles().isEmpty()
                || !sheet.input().extras().decay().isEmpty()
                || !sheet.input().extras().capacity().isEmpty();
    }

    private Metric metric(String name, String scope) {
        return metrics.stream()
                .filter(m -> m.name().equals(name) && m.scope().equals(scope))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    /** Whether there is a metric. */
    public boolean has(String name, String scope) {
        return metrics.stream().anyMatch(m -> m.name().equals(name) && m.scope().equals(scope));
    }

    /** The number of a metric, or why there is none. */
    public Figure figure(String name) {
        return figure(name, "total");
    }

    /** The number of a metric of some scope, or why there is none. */
    public Figure figure(String name, String scope) {
        Metric metric = metric(name, scope);
        return new Figure(metric.value(), metric.reason());
    }

    /** The unit of a metric. */
    public Unit unit(String name) {
        return unit(name, "total");
    }

    /** The unit of a metric of some scope. */
    public Unit unit(String name, String scope) {
        return Unit.valueOf(metric(name, scope).unit().toUpperCase(Locale.ROOT));
    }

    /** Whether a column has anything to show. */
    public static boolean any(Stream<Figure> column) {
        return column.anyMatch(Figure::isDefined);
    }

    /** First and last bar of the book, or a dash. */
    public String tested() {
        List<Book.Step> steps = sheet.input().book().steps();
        return steps.isEmpty()
                ? "\u2013"
                : Text.date(steps.get(0).closeMicros()) + " to "
                        + Text.date(steps.get(steps.size() - 1).closeMicros());
    }

    /** Symbols in the order of the market. */
    public List<String> symbols() {
        return sheet.input().market().symbols().stream().map(s -> s.symbol()).toList();
    }

    /** Costs over the book's gain before costs; undefined where it did not gain. */
    public Figure costShareOfGross() {
        Costs costs = sheet.costs();
        double gain =
                sheet.performance().totalReturn().value() * sheet.input().book().startEquity() + costs.total();
        return gain > 0 ? Figure.of(costs.total() / gain) : Figure.undefined("no gain before costs");
    }

    /** Ledger in the order of the gates, verdicts that were never given included. */
    public List<Map.Entry<Verdict, Long>> ledger() {
        List<Map.Entry<Verdict, Long>> rows = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            rows.add(Map.entry(verdict, sheet.input().mining().ledger().getOrDefault(verdict, 0L)));
        }
        return rows;
    }

    /** CSS class of a month's return: g1 to g5 or l1 to l5, deeper with its size; nothing where there is none. */
    public String shade(double monthReturn) {
        double largest = sheet.years().stream()
                .map(CalendarYear::months)
                .flatMap(List::stream)
                .filter(r -> !r.isNaN())
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        if (Double.isNaN(monthReturn) || largest == 0 || monthReturn == 0) {
            return "";
        }
        int level = (int) Math.min(SHADES, 1 + Math.floor(SHADES * Math.abs(monthReturn) / largest));
        return (monthReturn > 0 ? "g" : "l") + level;
    }

    private static void add(List<Section> sections, boolean shown, String id, String title) {
        sections.addAll(shown ? List.of(new Section(id, title)) : Collections.emptyList());
    }
}
