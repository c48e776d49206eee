package org.alphalode.jobs.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
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
        try {
            Files.createDirectories(folder);
            put(folder.resolve("metrics.json"), Twins.metricsJson(sheet));
            put(folder.resolve("equity.csv"), Twins.equityCsv(sheet));
            put(folder.resolve("trades.csv"), Twins.tradesCsv(sheet));
            return put(folder.resolve("report.html"), ReportHtml.render(sheet));
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    "the report can not be written to " + folder + " (" + e
                            + "): make the folder writable or choose another",
                    e);
        }
    }

    private static Path put(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
