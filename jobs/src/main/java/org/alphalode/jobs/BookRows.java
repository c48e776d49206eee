package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alphalode.jobs.table.FillRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Metric;
import org.alphalode.stage.backtest.Backtest;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.FillRules;

/** Keeps a book and writes its tables. */
final class BookRows {
    /** The tables of a book. */
    static final List<Table<?>> TABLES =
            List.of(Tables.ORDERS, Tables.FILLS, Tables.POSITIONS, Tables.EQUITY, Tables.METRICS);

    private BookRows() {}

    /**
     * Simulates and writes.
     *
     * @param pathBounds whether the profit on the worst and on the best path inside bars is told, too
     */
    static BacktestOutput write(JobRun run, BacktestParams params, BacktestInput input, boolean pathBounds) {
        BacktestOutput book = simulate(run, params, input);
        List<Metric> metrics = new ArrayList<>(book.metrics());
        if (pathBounds) {
            metrics.addAll(bound(run, params.with(FillRules.Path.WORST), input));
            metrics.addAll(bound(run, params.with(FillRules.Path.BEST), input));
        }
        run.replace(Tables.ORDERS, book.orders());
        run.replace(
                Tables.FILLS,
                IntStream.range(0, book.fills().size())
                        .mapToObj(i -> new FillRow(i, book.fills().get(i)))
                        .toList());
        run.replace(Tables.POSITIONS, book.positions());
        run.replace(Tables.EQUITY, book.equity());
        run.replace(Tables.METRICS, metrics);
        run.count("fills", book.fills().size());
        return new BacktestOutput(book.orders(), book.fills(), book.positions(), book.equity(), metrics);
    }

    private static BacktestOutput simulate(JobRun run, BacktestParams params, BacktestInput input) {
        return run.runner().run(new Backtest(params), List.of(input)).get(0);
    }

    private static List<Metric> bound(JobRun run, BacktestParams params, BacktestInput input) {
        String scope = "path:" + params.rules().fills().path().name().toLowerCase(Locale.ROOT);
        return simulate(run, params, input).metrics().stream()
                .filter(metric -> metric.scope().equals("total"))
                .filter(metric ->
                        List.of("final_equity", "total_return", "max_drawdown").contains(metric.name()))
                .map(metric -> new Metric(
                        metric.name(),
                        scope,
                        metric.value(),
                        metric.unit(),
                        metric.low(),
                        metric.high(),
                        metric.reason()))
                .toList();
    }
}
