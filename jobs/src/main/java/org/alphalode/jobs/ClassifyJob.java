package org.alphalode.jobs;

import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.stage.classify.Classified;
import org.alphalode.stage.classify.ClassifyInput;
import org.alphalode.stage.classify.ClassifyParams;
import org.alphalode.stage.classify.ClassifyStage;

/** Puts every accepted alpha into one of the seven clusters. */
final class ClassifyJob implements Job {
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
        Section classify = settings.section(name());
        return new ClassifyWork(new ClassifyParams(
                classify.number("min-deviation", 0, 1),
                classify.integer("min-distinct-values", 2, 1_000_000),
                classify.number("max-missing", 0, 1)));
    }

    private record ClassifyWork(ClassifyParams params) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS, Tables.FEATURES, Tables.FOLDS, Tables.ALPHAS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.ALPHA_CLUSTERS);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long alphas = tables.frame(Tables.ALPHAS).count();
            return new Estimate(alphas, "alpha", alphas, alphas * 200);
        }

        @Override
        public void run(JobRun run) {
            ClassifyInput input = new ClassifyInput(
                    run.read(Tables.ALPHAS).stream().map(AlphaRow::alpha).toList(),
                    Research.features(run),
                    Research.market(run),
                    run.read(Tables.FOLDS),
                    params);
            Classified classified = run.runner().run(new ClassifyStage(), input);
            run.replace(Tables.ALPHA_CLUSTERS, classified.qualified());
            run.count("qualified", classified.qualified().size());
            run.count("discarded", classified.discarded().size());
        }
    }
}
