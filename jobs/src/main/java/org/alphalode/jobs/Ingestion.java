package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.jobs.input.KlineFile;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.table.IngestedFile;
import org.alphalode.jobs.table.QuarantinedRow;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;
import org.alphalode.model.Span;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.ingest.KlineSource;
import org.alphalode.stage.ingest.Rejected;

/**
 * Takes new files into the bars: a series is judged anew from its old bars and the new rows together. A file of a name that was taken
 * before corrects it: the bars of the old one give way.
 */
final class Ingestion {
    /** Stands for a file where a row is a bar of the table, and for a line its place on the grid; comes before any file's name. */
    private static final String TABLE = "(bars)";

    private final JobRun run;
    private final KlineSource.Options options;
    private final Map<String, IngestedFile> known = new HashMap<>();
    private final SortedMap<Instrument, List<KlineRow>> rows = new TreeMap<>();
    private final List<IngestedFile> taken = new ArrayList<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final Map<String, String> digests = new HashMap<>();

    Ingestion(JobRun run, KlineSource.Options options) {
        this.run = run;
        this.options = options;
    }

    /** Reads every new file before anything is written: a broken one leaves the tables as they are. */
    void take(List<Path> files) {
        if (run.warehouse().has(Tables.INGEST_FILES)) {
            run.read(Tables.INGEST_FILES).forEach(file -> known.put(file.sha256(), file));
        }
        for (Path file : files) {
            if (!known.containsKey(KlineFiles.sha256(file))) {
                read(KlineFiles.read(file, options));
            }
        }
        run.count("files", taken.size());
        run.count("files_known", files.size() - taken.size());
        if (!taken.isEmpty()) {
            write(judged());
        }
    }

    private void read(KlineFile file) {
        Instrument instrument = file.source().instrument();
        List<KlineRow> bars = file.parsed().rows();
        digests.put(key(instrument, file.source().file()), file.sha256());
        rows.computeIfAbsent(instrument, i -> new ArrayList<>()).addAll(bars);
        file.parsed().rejected().forEach(row -> quarantine.add(quarantined(file.sha256(), row)));
        long from =
                bars.stream().mapToLong(row -> row.bar().closeMicros()).min().orElse(0);
        long to = bars.stream().mapToLong(row -> row.bar().closeMicros()).max().orElse(-1) + 1;
        IngestedFile entry = new IngestedFile(
                file.sha256(),
                file.source().file(),
                instrument,
                bars.size(),
                file.parsed().rejected().size(),
                new Span(from, to));
        taken.add(entry);
        known.put(file.sha256(), entry);
    }

    private List<Bar> judged() {
        List<Bar> bars = new ArrayList<>();
        int replaced = 0;
        if (run.warehouse().has(Tables.BARS)) {
            for (Bar bar : run.read(Tables.BARS)) {
                if (!rows.containsKey(bar.instrument())) {
                    bars.add(bar);
                } else if (isCorrected(bar)) {
                    replaced++;
                } else {
                    long place = bar.closeMicros() / bar.instrument().interval().micros();
                    rows.get(bar.instrument()).add(new KlineRow(bar, TABLE, place));
                }
            }
        }
        run.runner()
                .run(new IngestSeries(), rows)
                .forEach((instrument, judged) -> judged.forEach(row -> {
                    if (row instanceof Ingested.Kept kept) {
                        bars.add(kept.row().bar());
                    } else if (row instanceof Ingested.Dropped dropped) {
                        Rejected rejected = dropped.rejected();
                        quarantine.add(
                                quarantined(digests.getOrDefault(key(instrument, rejected.file()), ""), rejected));
                    }
                }));
        if (replaced > 0) {
            run.count("bars_replaced", replaced);
            run.say("ingest: corrected files replaced " + replaced
                    + " bars: what was made of the old ones is stale until the pipeline runs again");
        }
        return bars;
    }

    /** Whether a file that delivered this bar was delivered again under its name. */
    private boolean isCorrected(Bar bar) {
        return taken.stream()
                .anyMatch(file -> file.instrument().equals(bar.instrument())
                        && known.values().stream()
                                .anyMatch(old -> old.file().equals(file.file())
                                        && !old.sha256().equals(file.sha256())
                                        && old.instrument().equals(file.instrument())
                                        && old.closes().contains(bar.closeMicros())));
    }

    private void write(List<Bar> bars) {
        run.append(Tables.QUARANTINE, quarantine);
        run.replace(Tables.BARS, bars);
        // last: a run that breaks off before finds the files new again
        run.append(Tables.INGEST_FILES, taken);
        run.count("bars", bars.size());
        run.count(
                "suspect", bars.stream().filter(bar -> bar.quality().suspect()).count());
        run.count(
                "gaps",
                bars.stream().filter(bar -> bar.quality().gapBefore() > 0).count());
        run.count("quarantined", quarantine.size());
    }

    private static QuarantinedRow quarantined(String sha256, Rejected row) {
        return new QuarantinedRow(row.file(), sha256, row.line(), row.reason().text(), row.text());
    }

    private static String key(Instrument instrument, String file) {
        return instrument + " " + file;
    }
}
