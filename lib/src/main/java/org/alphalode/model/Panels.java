package org.alphalode.model;

import java.util.List;
import org.alphalode.check.Check;

/** Panels of bars. */
public final class Panels {
    private Panels() {}

    /**
     * The fields of {@link BarFields#ALL} over the regular grid from the first close to the last. A missing bar is NaN, and so is a
     * suspect bar that was never confirmed. A bar that was confirmed after its close has values but is not usable at its close.
     *
     * @param bars of one interval, each symbol from one venue, in any order; not empty
     */
    public static Panel of(List<Bar> bars) {
        return fill(bars, true);
    }

    /**
     * The values of {@link #of} with every bar usable: for what is computed of a bar once it is confirmed, and is stamped with that
     * time.
     */
    public static Panel confirmed(List<Bar> bars) {
        return fill(bars, false);
    }

    private static Panel fill(List<Bar> bars, boolean masked) {
        Check.that(!bars.isEmpty(), "a panel needs bars");
        List<Instrument> instruments =
                bars.stream().map(Bar::instrument).distinct().sorted().toList();
        List<String> symbols = instruments.stream().map(Instrument::symbol).toList();
        BarInterval interval = instruments.get(0).interval();
        Check.that(
                instruments.stream().allMatch(i -> i.interval().equals(interval)),
                "bars of a panel have one interval: %s",
                instruments);
        long first = bars.stream().mapToLong(Bar::closeMicros).min().orElseThrow();
        long last = bars.stream().mapToLong(Bar::closeMicros).max().orElseThrow();
        int barCount = Math.toIntExact((last - first) / interval.micros() + 1);
        Panel.Builder builder = new Panel.Builder(symbols, BarFields.ALL, interval, first, barCount);
        for (Bar bar : bars) {
            int symbol = symbols.indexOf(bar.instrument().symbol());
            int at = Math.toIntExact((bar.closeMicros() - first) / interval.micros());
            if (bar.quality().knownAtMicros() != Bar.Quality.NEVER) {
                set(builder, symbol, at, bar);
            }
            if (masked && bar.quality().suspect()) {
                builder.notUsableAtClose(symbol, at);
            }
        }
        return builder.build();
    }

    /** In the order of {@link BarFields#ALL}. */
    private static void set(Panel.Builder builder, int symbol, int at, Bar bar) {
        Bar.Price price = bar.price();
        Bar.Volume volume = bar.volume();
        builder.set(0, symbol, at, price.open());
        builder.set(1, symbol, at, price.high());
        builder.set(2, symbol, at, price.low());
        builder.set(3, symbol, at, price.close());
        builder.set(4, symbol, at, volume.base());
        builder.set(5, symbol, at, volume.quote());
        builder.set(6, symbol, at, volume.tradeCount());
        builder.set(7, symbol, at, volume.takerBuyBase());
        builder.set(8, symbol, at, volume.takerBuyQuote());
    }
}
