package org.alphalode.stage.ingest;

import java.io.Serializable;

/**
 * A row that is not a bar.
 *
 * @param file name of the file that it came in
 * @param line its line there, from 1
 * @param reason why it is not a bar
 * @param text the row, at most 300 characters of it
 */
public record Rejected(String file, long line, Reason reason, String text) implements Serializable {
    private static final int TEXT_LIMIT = 300;

    public Rejected {
        text = clip(text);
    }

    static String clip(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT) + "...";
    }
}
