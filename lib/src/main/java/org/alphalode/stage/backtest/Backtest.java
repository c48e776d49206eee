package org.alphalode.stage.backtest;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.check.Refuse;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BarArrays;
import org.alphalode.stage.backtest.book.Book;

/** Simulates accounts, each a unit of its own. */
public final class Backtest implements FanOut<List<BacktestInput>, Integer, BacktestOutput, List<BacktestOutput>> {
    private static final long serialVersionUID = 1L;

    private final BacktestParams params;

    public Backtest(BacktestParams params) {
        this.params = params;
    }

    @Override
    public List<Integer> plan(List<BacktestInput> inputs) {
        AccountRules account = params.rules().account();
        boolean noShorts = account.market() == AccountRules.Market.SPOT
                && Double.isNaN(account.rates().borrow());
        for (TargetWeight target :
                inputs.stream().flatMap(input -> input.targets().stream()).toList()) {
            Refuse.unless(
                    !noShorts || target.weight() >= 0,
                    "target for %s at %d is %s, a short position on spot: set borrow-annual, or instrument to perpetual",
                    target.symbol(),
                    target.closeMicros(),
                    target.weight());
        }
        return IntStream.range(0, inputs.size()).boxed().toList();
    }

    @Override
    public BacktestOutput work(List<BacktestInput> inputs, Integer unit) {
        BacktestInput input = inputs.get(unit);
        BacktestOutput book = run(params, input);
        return new BacktestOutput(
                book.orders(), book.fills(), book.positions(), book.equity(), new Metrics(params, input, book).all());
    }

    /** The book without metrics. */
    static BacktestOutput run(BacktestParams params, BacktestInput input) {
        BarArrays bars = BarArrays.of(input.bars());
        Recorder recorder = new Recorder(bars);
        new Book(params.rules(), bars, input.targets(), input.tickets(), input.funding(), recorder)
                .run(input.fromBar(), input.toBar());
        return recorder.output();
    }

    @Override
    public List<BacktestOutput> reduce(List<BacktestInput> inputs, List<BacktestOutput> parts) {
        return List.copyOf(parts);
    }
}
