package org.alphalode.jobs.input;

import org.alphalode.stage.ingest.KlineSource;
import org.alphalode.stage.ingest.ParsedFile;

/**
 * A file of klines that was read whole.
 *
 * @param source what it is of
 * @param sha256 of its bytes as delivered, lower-case hex
 * @param parsed its rows
 */
public record KlineFile(KlineSource source, String sha256, ParsedFile parsed) {}
