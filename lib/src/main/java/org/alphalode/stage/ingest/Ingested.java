package org.alphalode.stage.ingest;

import java.io.Serializable;

/** What became of a row that is a bar. */
public sealed interface Ingested extends Serializable {
    /**
     * It is in the series.
     *
     * @param row with its quality judged
     */
    record Kept(KlineRow row) implements Ingested {}

    /**
     * It is a duplicate or in conflict.
     *
     * @param rejected for quarantine
     */
    record Dropped(Rejected rejected) implements Ingested {}
}
