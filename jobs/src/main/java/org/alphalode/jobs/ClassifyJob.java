package org.alphalode.jobs;

import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Alpha;
import org.alphalode.stage.classify.Classified;
import org.alphalode.stage.classify.ClassifyInput;
import org.alphalode.stage.classify.ClassifyParams;
import org.alphalode.stage.classify.ClassifyStage;

/** Six metrics and one of seven clusters for each alpha. */
final class ClassifyJob implements Job {
    private static final int BYTES_PER_ROW = 100;

    @Override
    public String name() {
        return "classify";
    }

    @Override
    public String about() {
        return "six metrics and one of seven clusters for each alpha";
    }

    @Override
    public Work prepare(Settings settings) {
        Section classify = settings.section("classify");
        return new ClassifyWork(
                Universe.of(settings),
                new ClassifyParams(
                        classify.number("min-deviation", 0, 1),
                        classify.integer("min-distinct-values", 2, 1_000),
                        classify.number("max-missing", 0, 1)));
    }

    private record ClassifyWork(Universe universe, ClassifyParams params) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FEATURES, Tables.FOLDS, Tables.ALPHAS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.DISCARDED_ALPHAS, Tables.ALPHA_CLUSTERS);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long alphas = tables.frame(Tables.ALPHAS).count();
            return new Estimate(alphas, "alpha", alphas, alphas * BYTES_PER_ROW);
        }

        @Override
        public void run(JobRun run) {
            List<Alpha> alphas =
                    run.read(Tables.ALPHAS).stream().map(AlphaRow::alpha).toList();
            Classified classified = run.runner()
                    .run(
                            new ClassifyStage(),
                            new ClassifyInput(
                                    alphas,
                                    universe.features(run),
                                    universe.market(run),
                                    run.read(Tables.FOLDS),
                                    params));
            run.replace(Tables.DISCARDED_ALPHAS, classified.discarded());
            run.replace(Tables.ALPHA_CLUSTERS, classified.qualified());
            run.count("classified", classified.qualified().size());
            run.count("discarded", classified.discarded().size());
        }
    }
}
