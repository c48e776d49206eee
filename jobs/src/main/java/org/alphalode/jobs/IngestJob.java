package org.alphalode.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.BarInterval;
import org.alphalode.stage.ingest.KlineSource;

/** Checks kline files into bars; bad rows go to quarantine, a broken file is refused whole. */
final class IngestJob implements Job {
    private static final int BYTES_PER_ROW = 60;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "checks kline files into bars; bad rows go to quarantine";
    }

    /** Whether there is anything to ingest: a pipeline without it takes the bars that are there. */
    static boolean isAsked(Settings settings) {
        return !settings.section("ingest").text("input").isEmpty();
    }

    @Override
    public Work prepare(Settings settings) {
        Section ingest = settings.section("ingest");
        String input = ingest.optionalText("input")
                .orElseThrow(() -> new AlphaException(
                        ErrorCode.REFUSED,
                        "setting ingest.input is empty: name a file or a folder of klines with --set input=FOLDER"));
        KlineSource.Options options = new KlineSource.Options(
                ingest.optionalText("venue"),
                ingest.optionalText("symbol"),
                ingest.optionalText("interval").map(BarInterval::parse),
                ingest.optionalText("as-of").map(IngestJob::instant));
        return new IngestWork(Path.of(input), options);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new AlphaException(
                    ErrorCode.REFUSED, "'" + text + "' is no moment: write it as in 2025-01-01T00:00:00Z", e);
        }
    }

    private record IngestWork(Path input, KlineSource.Options options) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of();
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.BARS);
        }

        @Override
        public List<Table<?>> appends() {
            return List.of(Tables.QUARANTINE, Tables.INGEST_FILES);
        }

        @Override
        public List<String> fingerprints() {
            return KlineFiles.list(input).stream()
                    .map(file -> file.getFileName() + " " + KlineFiles.sha256(file))
                    .sorted()
                    .toList();
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            if (!Files.exists(input)) {
                return new Estimate(0, "file", 0, 0);
            }
            List<Path> files = KlineFiles.list(input);
            long bytes =
                    files.stream().mapToLong(file -> file.toFile().length()).sum();
            return new Estimate(files.size(), "file", bytes / BYTES_PER_ROW, bytes);
        }

        @Override
        public void run(JobRun run) {
            new Ingestion(run, options).take(KlineFiles.list(input));
        }
    }
}
