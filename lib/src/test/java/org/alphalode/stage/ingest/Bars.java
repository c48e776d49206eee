package org.alphalode.stage.ingest;

import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;

/** Bars for tests. */
final class Bars {
    private static final long BEGIN = 1_640_995_200_000_000L;

    private Bars() {}

    /** Bar number {@code t} since 2022 that closes at a price. */
    static Bar of(Instrument instrument, int t, double close) {
        long open = BEGIN + t * instrument.interval().micros();
        return new Bar(
                instrument,
                open,
                new Bar.Price(close, close, close, close),
                new Bar.Volume(10, 10 * close, 3, 4, 4 * close),
                new Bar.Quality(false, open + instrument.interval().micros(), 0));
    }
}
