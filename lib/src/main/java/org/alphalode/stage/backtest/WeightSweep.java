package org.alphalode.stage.backtest;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.model.Metric;
import org.alphalode.stage.FanOut;

/** The exact book of every way of a grid to change the same targets. Each is a unit of its own; rows come in the order of the points. */
public final class WeightSweep implements FanOut<WeightSweep.Input, Integer, WeightSweep.Row, List<WeightSweep.Row>> {
    private static final long serialVersionUID = 1L;
    private static final String TOTAL = "total";

    /**
     * What is swept.
     *
     * @param grid of ways
     * @param params rules of the books; every point counts as a trial
     * @param book bars, targets and funding
     */
    public record Input(WeightGrid grid, BacktestParams params, BacktestInput book) implements Serializable {}

    /**
     * What one way came to.
     *
     * @param point the way
     * @param fills trades
     * @param totalReturn net, a fraction
     * @param sharpe per year, with its interval; undefined with a reason
     * @param maxDrawdown largest loss from a high, a positive fraction
     * @param costs trading costs, quote currency
     */
    public record Row(
            WeightGrid.Point point, long fills, Metric totalReturn, Metric sharpe, Metric maxDrawdown, Metric costs)
            implements Serializable {}

    @Override
    public List<Integer> plan(Input input) {
        // refuses what a book can not hold before any unit runs
        new Backtest(input.params()).plan(List.of(input.book()));
        return IntStream.range(0, input.grid().points().size()).boxed().toList();
    }

    @Override
    public Row work(Input input, Integer unit) {
        WeightGrid.Point point = input.grid().points().get(unit);
        BacktestInput given = input.book();
        BacktestParams params = new BacktestParams(
                input.params().rules(),
                input.params().judgement().withTrials(input.grid().points().size()));
        BacktestInput changed = new BacktestInput(
                given.bars(), point.of(given.targets()), List.of(), given.funding(), List.of(), given.tickets());
        BacktestOutput book = new Backtest(params).work(List.of(changed), 0);
        return new Row(
                point,
                book.fills().size(),
                metric(book, "total_return"),
                metric(book, "sharpe"),
                metric(book, "max_drawdown"),
                metric(book, "costs"));
    }

    private static Metric metric(BacktestOutput book, String name) {
        return book.metrics().stream()
                .filter(metric -> metric.name().equals(name) && metric.scope().equals(TOTAL))
                .findFirst()
                .orElseGet(() -> Metric.undefined(name, TOTAL, "", "not computed"));
    }

    @Override
    public List<Row> reduce(Input input, List<Row> parts) {
        return List.copyOf(parts);
    }
}
