package org.alphalode.jobs.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alphalode.jobs.input.KlineFile;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.model.Bar;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.ingest.KlineSource;

/**
 * Exchange klines, checked as the ingest checks them: rows that are no bars are left out and counted, suspect bars are masked.
 *
 * @param files csv, csv.gz or zip
 * @param warnings told of the rows that were left out
 */
record KlineBars(List<Path> files, Consumer<String> warnings) implements BarSource {
    /** Stands for a venue: the names of files need not tell it, since bars of one symbol from two venues are no panel anyway. */
    private static final Optional<String> ANY_VENUE = Optional.of("any");

    @Override
    public List<String> columns() {
        return BarFields.ALL.stream().map(FieldSpec::name).toList();
    }

    @Override
    public Panel read(Collection<String> fields, Optional<BarInterval> interval) {
        SortedMap<Instrument, List<KlineRow>> rows = new TreeMap<>();
        long leftOut = 0;
        for (Path file : files) {
            KlineFile read = KlineFiles.read(
                    file, new KlineSource.Options(ANY_VENUE, Optional.empty(), interval, Optional.empty()));
            rows.computeIfAbsent(read.source().instrument(), i -> new ArrayList<>())
                    .addAll(read.parsed().rows());
            leftOut += read.parsed().rejected().size();
        }
        List<String> intervals = rows.keySet().stream()
                .map(instrument -> instrument.interval().text())
                .distinct()
                .toList();
        if (intervals.size() != 1) {
            throw Errors.refused("the files hold bars of " + String.join(" and ", intervals)
                    + ": evaluate each interval on its own");
        }
        List<Bar> bars = new ArrayList<>();
        for (List<Ingested> judged :
                new LocalRunner().run(new IngestSeries(), rows).values()) {
            for (Ingested row : judged) {
                if (row instanceof Ingested.Kept kept) {
                    bars.add(kept.row().bar());
                } else {
                    leftOut++;
                }
            }
        }
        if (leftOut > 0) {
            warnings.accept(leftOut + " rows are no bars and were left out: the job ingest tells which and why");
        }
        if (bars.isEmpty()) {
            throw Errors.data("the files hold no bar");
        }
        return Panels.of(bars);
    }
}
