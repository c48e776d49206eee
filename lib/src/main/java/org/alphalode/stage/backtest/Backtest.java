package org.alphalode.stage.backtest;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.stage.FanOut;

/** Simulates accounts, each a unit of its own. */
public final class Backtest implements FanOut<List<BacktestInput>, Integer, BacktestOutput, List<BacktestOutput>> {
    private static final long serialVersionUID = 1L;

    private final BacktestParams params;

    public Backtest(BacktestParams params) {
        this.params = params;
    }

    @Override
    public List<Integer> plan(List<BacktestInput> inputs) {
        return IntStream.range(0, inputs.size()).boxed().toList();
    }

    @Override
    public BacktestOutput work(List<BacktestInput> inputs, Integer unit) {
        BacktestInput input = inputs.get(unit);
        BacktestOutput book = new Simulation(params, input).run();
        return new BacktestOutput(
                book.orders(), book.fills(), book.positions(), book.equity(), new Metrics(params, input, book).all());
    }

    @Override
    public List<BacktestOutput> reduce(List<BacktestInput> inputs, List<BacktestOutput> parts) {
        return List.copyOf(parts);
    }
}
