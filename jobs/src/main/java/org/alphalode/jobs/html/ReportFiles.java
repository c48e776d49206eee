package org.alphalode.jobs.html;

import java.nio.file.Path;
import java.util.List;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.model.Metric;
import org.alphalode.stage.report.TearSheet;

/** Writes a report and its twins into a folder. */
public final class ReportFiles {
    private ReportFiles() {}

    /** Names of the files that {@link #write} makes. */
    public static List<String> names() {
        return List.of("metrics.json", "equity.csv", "trades.csv", "report.html");
    }

    /**
     * Writes {@code report.html}, {@code metrics.json}, {@code equity.csv} and {@code trades.csv}; each file is there whole or not at all.
     *
     * @param folder made where it does not exist
     * @return the HTML file
     */
    public static Path write(TearSheet sheet, Path folder) {
        return write(sheet, List.of(), folder);
    }

    /** The same, with more numbers in {@code metrics.json}. */
    public static Path write(TearSheet sheet, List<Metric> more, Path folder) {
        Path page = folder.resolve("report.html");
        WholeFile.write(folder.resolve("metrics.json"), Twins.metricsJson(sheet, more));
        WholeFile.write(folder.resolve("equity.csv"), Twins.equityCsv(sheet));
        WholeFile.write(folder.resolve("trades.csv"), Twins.tradesCsv(sheet));
        WholeFile.write(page, ReportHtml.render(sheet));
        return page;
    }
}
