package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphalode.model.BarFields;
import org.alphalode.model.Metric;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.report.Assembly;
import org.alphalode.stage.report.Benchmark;
import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.Capacity;
import org.alphalode.stage.report.Decisions;
import org.alphalode.stage.report.Extras;
import org.alphalode.stage.report.MarketDay;
import org.alphalode.stage.report.MarketFacts;
import org.alphalode.stage.report.Mining;
import org.alphalode.stage.report.ReportInput;
import org.alphalode.stage.report.RunFacts;
import org.alphalode.stage.report.TearSheet;
import org.alphalode.stat.StationaryBootstrap;

/** The tear sheet of a simulation: a report without mining. */
final class SimulationSheet {
    private final BacktestParams params;
    private final Panel bars;
    private final BacktestOutput book;

    SimulationSheet(BacktestParams params, Panel bars, BacktestOutput book) {
        this.params = params;
        this.bars = bars;
        this.book = book;
    }

    TearSheet of(RunFacts run) {
        List<Metric> metrics = book.metrics();
        BacktestParams.Judgement judged = params.judgement();
        Book steps = Assembly.book(
                book.equity(), book.fills(), List.of(), Assembly.sharpe(metrics, "total", judged.trials()));
        StationaryBootstrap bootstrap =
                new StationaryBootstrap(judged.meanBlockBars(), judged.bootstrapSamples(), judged.seed());
        return TearSheet.of(new ReportInput(
                run,
                market(),
                steps,
                List.of(),
                List.of(),
                new Mining(Map.of(), List.of(), List.of(), List.of()),
                Decisions.NONE,
                new Extras(
                        List.of(),
                        List.of(),
                        Capacity.curve(steps, bars.interval().barsPerYear(), bootstrap),
                        Assembly.symbols(metrics),
                        MarketDay.of(bars),
                        List.of(),
                        Extras.Overfitting.NONE,
                        Benchmark.of(bars, steps))));
    }

    private MarketFacts market() {
        List<MarketFacts.SymbolQuality> symbols = new ArrayList<>();
        for (int s = 0; s < bars.symbolCount(); s++) {
            symbols.add(quality(s));
        }
        int last = bars.barCount() - 1;
        return new MarketFacts(
                "own bars",
                "quote",
                bars.interval(),
                new Span(bars.closeMicros(0), bars.closeMicros(last) + 1),
                symbols);
    }

    private MarketFacts.SymbolQuality quality(int symbol) {
        double[] close = bars.series(bars.fieldIndex(BarFields.CLOSE.name()), symbol);
        long there = 0;
        long gaps = 0;
        long missing = 0;
        long suspect = 0;
        int last = -1;
        for (int t = 0; t < close.length; t++) {
            if (!Double.isNaN(close[t])) {
                boolean hole = last >= 0 && last < t - 1;
                gaps += hole ? 1 : 0;
                missing += hole ? t - 1 - last : 0;
                suspect += bars.usableAtClose(symbol, t) ? 0 : 1;
                there++;
                last = t;
            }
        }
        return new MarketFacts.SymbolQuality(bars.symbols().get(symbol), there, gaps, missing, suspect, 0, 0);
    }
}
