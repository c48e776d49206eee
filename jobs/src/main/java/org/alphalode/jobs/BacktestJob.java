package org.alphalode.jobs;

import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.Booked;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.stage.backtest.Backtest;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.CostParams;

/** The exact book of the target weights over all test windows. */
final class BacktestJob implements Job {
    /** The book of the pipeline's targets. */
    static final String BACKTEST_ID = "walk-forward";

    private static final int BYTES_PER_ROW = 100;
    private static final double MOST_BPS = 10_000;

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String about() {
        return "the exact book: orders, fills, positions, equity, metrics";
    }

    @Override
    public Work prepare(Settings settings) {
        Section backtest = settings.section("backtest");
        return new BacktestWork(
                Universe.of(settings),
                new Account(
                        backtest.number("starting-cash", 1e-9, 1e15),
                        new CostParams(
                                backtest.number("taker-fee-bps", -MOST_BPS, MOST_BPS),
                                backtest.number("maker-fee-bps", -MOST_BPS, MOST_BPS),
                                backtest.number("maker-share", 0, 1),
                                backtest.number("half-spread-bps", 0, MOST_BPS),
                                backtest.number("slippage-bps", 0, MOST_BPS),
                                backtest.number("impact-bps", 0, MOST_BPS)),
                        backtest.integer("delisted-after-missing-bars", 1, Integer.MAX_VALUE),
                        backtest.integer("bootstrap-samples", 1, 1_000_000),
                        backtest.number("mean-block-bars", 1, 1_000_000),
                        settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE)));
    }

    private record Account(
            double startingCash,
            CostParams costs,
            int delistedAfterMissingBars,
            int bootstrapSamples,
            double meanBlockBars,
            long seed) {
        BacktestParams judgedBy(long trials) {
            return new BacktestParams(
                    startingCash,
                    costs,
                    false,
                    delistedAfterMissingBars,
                    new BacktestParams.Judgement(
                            Math.max(1, trials), Double.NaN, bootstrapSamples, meanBlockBars, seed));
        }
    }

    private record BacktestWork(Universe universe, Account account) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FOLDS, Tables.TRIALS, Tables.TARGETS, Tables.TARGET_PARTS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.ORDERS, Tables.FILLS, Tables.POSITIONS, Tables.EQUITY, Tables.METRICS);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long rows = tables.frame(Tables.BARS).count();
            return new Estimate(1, "book", rows, rows * BYTES_PER_ROW);
        }

        @Override
        public void run(JobRun run) {
            BacktestInput input = new BacktestInput(
                    universe.market(run),
                    run.read(Tables.TARGETS),
                    run.read(Tables.TARGET_PARTS),
                    List.of(),
                    run.read(Tables.FOLDS));
            // every formula that was ever scored in this warehouse counts against the one book that came of them
            long trials = run.warehouse().frame(Tables.TRIALS).count();
            BacktestOutput book = run.runner()
                    .run(new Backtest(account.judgedBy(trials)), List.of(input))
                    .get(0);
            run.replace(Tables.ORDERS, booked(book.orders()));
            run.replace(Tables.FILLS, booked(book.fills()));
            run.replace(Tables.POSITIONS, booked(book.positions()));
            run.replace(Tables.EQUITY, booked(book.equity()));
            run.replace(Tables.METRICS, booked(book.metrics()));
            run.count("orders", book.orders().size());
            run.count("fills", book.fills().size());
            run.count("bars", book.equity().size());
        }

        private static <R> List<Booked<R>> booked(List<R> rows) {
            return rows.stream().map(row -> new Booked<>(BACKTEST_ID, row)).toList();
        }
    }
}
