package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.input.FundingFiles;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.table.FillRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.stage.backtest.Backtest;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.CostParams;

/** Keeps the exact book of the target weights over the test windows. */
final class BacktestJob implements Job {
    private static final String NAME = "backtest";
    private static final double NOT_KNOWN = -1;

    /** What trading costs: the manager judges clusters by the same costs as the book. */
    static CostParams costs(Settings settings) {
        Section backtest = settings.section(NAME);
        return new CostParams(
                backtest.number("taker-fee-bps", -100, 10_000),
                backtest.number("maker-fee-bps", -100, 10_000),
                backtest.number("maker-share", 0, 1),
                backtest.number("half-spread-bps", 0, 10_000),
                backtest.number("slippage-bps", 0, 10_000),
                backtest.number("impact-bps", 0, 100_000));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the exact book: orders, fills, positions, equity, metrics";
    }

    @Override
    public Work prepare(Settings settings) {
        Section backtest = settings.section(NAME);
        double variance = backtest.number("trial-sharpe-variance", NOT_KNOWN, 1e9);
        return new BacktestWork(
                backtest.number("starting-cash", 1e-9, 1e15),
                costs(settings),
                backtest.integer("delisted-after-missing-bars", 1, 1_000_000),
                new BacktestParams.Judgement(
                        1,
                        variance == NOT_KNOWN ? Double.NaN : variance,
                        backtest.integer("bootstrap-samples", 1, 1_000_000),
                        backtest.number("mean-block-bars", 1, 1e6),
                        settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE)),
                backtest.optionalText("funding").map(Path::of));
    }

    private record BacktestWork(
            double startingCash,
            CostParams costs,
            int delistedAfterMissingBars,
            BacktestParams.Judgement judgement,
            Optional<Path> funding)
            implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FOLDS, Tables.TRIALS, Tables.TARGETS, Tables.CLUSTER_TARGETS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.ORDERS, Tables.FILLS, Tables.POSITIONS, Tables.EQUITY, Tables.METRICS);
        }

        @Override
        public List<String> fingerprints() {
            return funding.map(place -> KlineFiles.list(place).stream()
                            .map(KlineFiles::sha256)
                            .toList())
                    .orElse(List.of());
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long bars = tables.frame(Tables.BARS).count();
            return new Estimate(1, "book", bars, bars * 60);
        }

        @Override
        public void run(JobRun run) {
            // every formula ever scored in this warehouse counts, not only those of the last run
            long trials = Math.max(1, run.warehouse().frame(Tables.TRIALS).count());
            BacktestParams params = new BacktestParams(
                    startingCash,
                    costs,
                    funding.isPresent(),
                    delistedAfterMissingBars,
                    new BacktestParams.Judgement(
                            trials,
                            judgement.trialSharpeVariance(),
                            judgement.bootstrapSamples(),
                            judgement.meanBlockBars(),
                            judgement.seed()));
            BacktestInput input = new BacktestInput(
                    Research.market(run),
                    run.read(Tables.TARGETS),
                    run.read(Tables.CLUSTER_TARGETS),
                    funding.map(FundingFiles::read).orElse(List.of()),
                    run.read(Tables.FOLDS));
            BacktestOutput book =
                    run.runner().run(new Backtest(params), List.of(input)).get(0);
            run.replace(Tables.ORDERS, book.orders());
            run.replace(
                    Tables.FILLS,
                    IntStream.range(0, book.fills().size())
                            .mapToObj(i -> new FillRow(i, book.fills().get(i)))
                            .toList());
            run.replace(Tables.POSITIONS, book.positions());
            run.replace(Tables.EQUITY, book.equity());
            run.replace(Tables.METRICS, book.metrics());
            run.count("fills", book.fills().size());
        }
    }
}
