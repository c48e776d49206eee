package org.alphalode.stage.ingest;

import java.util.List;

/**
 * What a file held.
 *
 * @param rows those that are bars, in the order of the file; duplicates are still among them
 * @param rejected the others
 * @param shortenedBars bars among {@code rows} whose close time lies before the end of their interval, as an exchange writes them
 *     for an outage; kept, because the exchange's own bar ended there
 */
public record ParsedFile(List<KlineRow> rows, List<Rejected> rejected, long shortenedBars) {
    public ParsedFile {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
    }
}
