package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.input.FundingFiles;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestParams;

/** Keeps the exact book of the target weights over the test windows. */
final class BacktestJob implements Job {
    private static final String NAME = "backtest";

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
        Optional<Path> funding = settings.section(NAME).optionalText("funding").map(Path::of);
        return new BacktestWork(
                new BacktestParams(
                        BookSettings.rules(settings, funding.isPresent(), false), BookSettings.judgement(settings, 1)),
                BookSettings.pathBounds(settings),
                funding);
    }

    private record BacktestWork(BacktestParams params, boolean pathBounds, Optional<Path> funding) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(
                    Tables.BARS,
                    Tables.FOLDS,
                    Tables.TRIALS,
                    Tables.TARGETS,
                    Tables.CLUSTER_TARGETS,
                    Tables.ALPHA_TARGETS);
        }

        @Override
        public List<Table<?>> replaces() {
            return BookRows.TABLES;
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
            BacktestParams judged =
                    new BacktestParams(params.rules(), params.judgement().withTrials(trials));
            BacktestInput input = new BacktestInput(
                    Research.market(run),
                    run.read(Tables.TARGETS),
                    run.read(Tables.CLUSTER_TARGETS),
                    funding.map(FundingFiles::read).orElse(List.of()),
                    run.read(Tables.FOLDS),
                    List.of(),
                    run.read(Tables.ALPHA_TARGETS));
            BookRows.write(run, judged, input, pathBounds);
        }
    }
}
