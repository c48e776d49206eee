package org.alphalode.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.features.FeatureRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Which bars of the warehouse take part: those of one venue and one length, of some symbols or all.
 *
 * @param venue where they trade; empty for the only one there is
 * @param interval their length; empty for the only one there is
 * @param symbols whose; empty for all
 */
record Universe(Optional<String> venue, Optional<BarInterval> interval, List<String> symbols) {
    Universe {
        symbols = List.copyOf(symbols);
    }

    static Universe of(Settings settings) {
        Section common = settings.section(Settings.COMMON);
        return new Universe(
                common.optionalText("venue"),
                common.optionalText("interval").map(BarInterval::parse),
                common.texts("symbols"));
    }

    /** The raw bars as a panel. */
    Panel market(JobRun run) {
        return Panels.of(bars(run));
    }

    /** The features as a panel, on the grid of {@link #market}. */
    Panel features(JobRun run) {
        return FeatureRows.panel(run.read(Tables.FEATURES, condition(run, Tables.FEATURES)));
    }

    /** The bars. */
    List<Bar> bars(JobRun run) {
        return run.read(Tables.BARS, condition(run, Tables.BARS));
    }

    private Column condition(JobRun run, Table<?> table) {
        List<Series> there =
                run
                        .warehouse()
                        .frame(table)
                        .select("venue", "interval", "symbol")
                        .distinct()
                        .sort("venue", "interval", "symbol")
                        .collectAsList()
                        .stream()
                        .map(row -> new Series(row.getString(0), row.getString(1), row.getString(2)))
                        .toList();
        List<Series> chosen = there.stream().filter(this::takes).toList();
        String markets = there.stream().map(Series::market).distinct().collect(Collectors.joining(", "));
        if (chosen.stream().map(Series::market).distinct().count() > 1) {
            throw refused("the warehouse holds bars of several markets (" + markets
                    + "): choose one with --set venue=... and --set interval=...");
        }
        if (chosen.isEmpty()) {
            throw refused("the warehouse holds no bars of the venue, interval and symbols that were asked for; it holds "
                    + (markets.isEmpty() ? "none at all: run ingest" : markets));
        }
        List<String> known = chosen.stream().map(Series::symbol).toList();
        for (String symbol : symbols) {
            if (!known.contains(symbol)) {
                throw refused("symbol '" + symbol + "' has no bars." + Nearest.hint(symbol, known) + " There are "
                        + String.join(", ", known));
            }
        }
        return functions.col("venue")
                .equalTo(chosen.get(0).venue())
                .and(functions.col("interval").equalTo(chosen.get(0).interval()))
                .and(functions.col("symbol").isin(known.toArray()));
    }

    private boolean takes(Series series) {
        return venue.map(series.venue()::equals).orElse(true)
                && interval.map(i -> series.interval().equals(i.text())).orElse(true)
                && (symbols.isEmpty() || symbols.contains(series.symbol()));
    }

    private static AlphaException refused(String message) {
        return new AlphaException(ErrorCode.REFUSED, message);
    }

    private record Series(String venue, String interval, String symbol) {
        String market() {
            return venue + " " + interval;
        }
    }
}
