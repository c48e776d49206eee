package org.alphalode.jobs.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphalode.check.Refuse;
import org.alphalode.jobs.decide.TargetSource;
import org.alphalode.jobs.eval.BarSource;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.model.BarInterval;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Metric;
import org.alphalode.model.Panel;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.WeightGrid;
import org.alphalode.stage.backtest.WeightSweep;
import org.alphalode.stage.backtest.book.BarArrays;
import org.apache.spark.sql.SparkSession;

/** The exact books of a grid over somebody's targets, as units on Spark. */
final class WeightSweeps {
    private static final List<String> FIGURES =
            List.of("fills", "total_return", "sharpe", "max_drawdown", "costs", "sharpe_low", "sharpe_high", "trials");

    private final WeightGrid grid;
    private final String targets;
    private final SweepCommand.Account account;

    WeightSweeps(WeightGrid grid, String targets, SweepCommand.Account account) {
        this.grid = grid;
        this.targets = targets;
        this.account = account;
    }

    /** Lines of the csv, its header first. */
    List<List<String>> lines(BarSource source, Optional<BarInterval> interval) {
        List<String> fields =
                BarArrays.FIELDS.stream().filter(source.columns()::contains).toList();
        Refuse.unless(
                fields.containsAll(List.of("open", "close", "volume")),
                "the bars have no open, close and volume among %s: the book of targets needs them",
                String.join(", ", source.columns()));
        Panel bars = source.read(fields, interval);
        SparkSession session = Sessions.open("sweep");
        TargetSource read = TargetSource.read(session, targets, bars.interval().micros());
        List<FundingRate> funding = account.funding();
        BacktestParams params = new BacktestParams(
                account.params().rules().withUnits(read.inUnits()),
                account.params().judgement());
        WeightSweep.Input input = new WeightSweep.Input(
                grid, params, new BacktestInput(bars, read.targets(), List.of(), funding, List.of()));
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(grid.parameters());
        header.addAll(FIGURES);
        lines.add(header);
        for (WeightSweep.Row row : new SparkRunner(session, Progress.silent()).run(new WeightSweep(), input)) {
            lines.add(cells(row));
        }
        return lines;
    }

    private List<String> cells(WeightSweep.Row row) {
        List<String> cells = new ArrayList<>();
        row.point().values().forEach(value -> cells.add(value.toPlainString()));
        cells.add(Long.toString(row.fills()));
        for (Metric metric : List.of(row.totalReturn(), row.sharpe(), row.maxDrawdown(), row.costs())) {
            cells.add(number(metric.value()));
        }
        cells.add(number(row.sharpe().low()));
        cells.add(number(row.sharpe().high()));
        cells.add(Integer.toString(grid.points().size()));
        return cells;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
