package org.alphalode.stage.ingest;

import java.util.List;

/**
 * One line of a file, cut into cells.
 *
 * @param line number in the file, from 1
 * @param cells its cells, unquoted
 */
public record KlineLine(long line, List<String> cells) {
    public KlineLine {
        cells = List.copyOf(cells);
    }
}
