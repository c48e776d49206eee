package org.alphalode.stage.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Bar;

/** Turns the lines of one file into bars, each checked on its own. */
public final class KlineParser {
    private final KlineSource source;
    private final KlineLayout layout;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private KlineParser(KlineSource source, KlineLayout layout) {
        this.source = source;
        this.layout = layout;
    }

    /**
     * Checks each line on its own: a bad row is rejected with its reason; a file that contradicts its own form is refused whole
     * (unknown layout, a header inside, cut off in its last row, no row that is a bar).
     */
    public static ParsedFile parse(KlineSource source, Iterable<KlineLine> lines) {
        Optional<KlineParser> parser = Optional.empty();
        Optional<KlineLine> last = Optional.empty();
        for (KlineLine line : lines) {
            if (parser.isEmpty()) {
                parser = Optional.of(new KlineParser(source, KlineLayout.of(source.file(), line.cells())));
                if (parser.get().layout.hasHeader()) {
                    continue;
                }
            }
            parser.get().read(line);
            last = Optional.of(line);
        }
        if (parser.isEmpty() || last.isEmpty()) {
            throw fault(source, "holds no rows. Deliver it again, or take it out of the folder");
        }
        return parser.get().finish(last.get());
    }

    private void read(KlineLine line) {
        if (KlineLayout.isHeader(line.cells())) {
            throw fault(
                    source,
                    "line " + line.line() + " is a header inside the file: it was pasted together. "
                            + "Cut it there into files of their own");
        }
        RowReading reading = RowReading.of(source.instrument(), layout, line.cells());
        Optional<Reason> fault = reading.fault(layout);
        if (fault.isPresent()) {
            rejected.add(new Rejected(source.file(), line.line(), fault.get(), String.join(",", line.cells())));
        } else {
            candidates.add(
                    new Candidate(new KlineRow(reading.bar(), source.file(), line.line()), reading.isShortened()));
        }
    }

    private ParsedFile finish(KlineLine last) {
        if (last.cells().size() < layout.cellCount()) {
            throw fault(
                    source,
                    "is cut off in its last row, line " + last.line() + ": '"
                            + Rejected.clip(String.join(",", last.cells())) + "'. Deliver it again");
        }
        long lastOpen = candidates.stream()
                .mapToLong(candidate -> candidate.row.bar().openMicros())
                .max()
                .orElse(Long.MIN_VALUE);
        List<KlineRow> rows = new ArrayList<>(candidates.size());
        long shortened = 0;
        for (Candidate candidate : candidates) {
            if (isUnfinished(candidate, lastOpen)) {
                rejected.add(candidate.row.reject(Reason.UNFINISHED));
            } else {
                rows.add(candidate.row);
                shortened += candidate.shortened ? 1 : 0;
            }
        }
        if (rows.isEmpty() && rejected.stream().anyMatch(row -> row.reason() != Reason.UNFINISHED)) {
            Rejected first = rejected.get(0);
            throw fault(
                    source,
                    "has no row that is a bar of "
                            + source.instrument().interval().text() + "; line " + first.line()
                            + " is rejected as " + first.reason().text() + ": '" + first.text()
                            + "'. Check the interval and the columns");
        }
        return new ParsedFile(rows, rejected, shortened);
    }

    private boolean isUnfinished(Candidate candidate, long lastOpen) {
        Bar bar = candidate.row.bar();
        if (source.asOf().isPresent()) {
            long asOfMicros = Math.multiplyExact(source.asOf().get().toEpochMilli(), 1_000L);
            return bar.closeMicros() > asOfMicros;
        }
        return bar.openMicros() == lastOpen && (candidate.shortened || layout.isSnapshot());
    }

    private static AlphaException fault(KlineSource source, String problem) {
        return new AlphaException(ErrorCode.DATA_FAULT, source.file() + ": " + problem);
    }

    private record Candidate(KlineRow row, boolean shortened) {}
}
