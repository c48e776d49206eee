package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.html.ReportFiles;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.stage.market.PlantedAlpha;
import org.alphalode.stage.report.TearSheet;

/** Writes one offline page of everything, and its machine-readable twins. */
final class ReportJob implements Job {
    static final String NAME = "report";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "one offline HTML file, and its machine-readable twins";
    }

    /** Where the page is. */
    static Path page(Settings settings) {
        return folder(settings).resolve("report.html");
    }

    private static Path folder(Settings settings) {
        return settings.folder(settings.section(NAME).text("folder"));
    }

    @Override
    public Work prepare(Settings settings) {
        Section report = settings.section(name());
        return new ReportWork(
                folder(settings),
                report.text("title"),
                report.text("currency"),
                Research.of(settings),
                settings.seed());
    }

    private record ReportWork(Path folder, String title, String currency, Research research, long seed)
            implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of(
                    Tables.BARS,
                    Tables.QUARANTINE,
                    Tables.FEATURES,
                    Tables.FOLDS,
                    Tables.TRIALS,
                    Tables.ALPHAS,
                    Tables.ALPHA_CLUSTERS,
                    Tables.DECISIONS,
                    Tables.SELECTIONS,
                    Tables.ALLOCATIONS,
                    Tables.FILLS,
                    Tables.EQUITY,
                    Tables.METRICS);
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of();
        }

        @Override
        public List<Path> files() {
            return ReportFiles.names().stream().map(folder::resolve).toList();
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            return new Estimate(1, "page", 0, 3_000_000);
        }

        @Override
        public void run(JobRun run) {
            List<PlantedAlpha> planted = new ArrayList<>();
            if (run.warehouse().has(Tables.PLANTED)) {
                planted.addAll(run.read(Tables.PLANTED));
            }
            TearSheet sheet = TearSheet.of(new ReportFacts(run, research, seed).gather(title, currency, planted));
            run.say("report: "
                    + ReportFiles.write(sheet, folder).toAbsolutePath().normalize());
        }
    }
}
