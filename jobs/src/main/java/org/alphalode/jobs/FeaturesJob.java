package org.alphalode.jobs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;
import org.alphalode.stage.features.FeaturesStage;

/** The features of every bar. */
final class FeaturesJob implements Job {
    @Override
    public String name() {
        return "features";
    }

    @Override
    public String about() {
        return "the base features of every bar";
    }

    @Override
    public Work prepare(Settings settings) {
        return new FeaturesWork();
    }

    private record FeaturesWork() implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(Tables.BARS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.FEATURES);
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long rows = tables.frame(Tables.BARS).count();
            long series = tables.frame(Tables.BARS)
                    .select("venue", "symbol", "interval")
                    .distinct()
                    .count();
            return new Estimate(
                    series, "series", rows, rows * Tables.FEATURES.columns().size() * Double.BYTES);
        }

        @Override
        public void run(JobRun run) {
            List<Bar> bars = run.read(Tables.BARS);
            SortedMap<Instrument, List<Bar>> series =
                    bars.stream().collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()));
            run.replace(Tables.FEATURES, run.runner().rows(new FeaturesStage(), series));
            run.count("series", series.size());
            run.count("rows", bars.size());
        }
    }
}
