package org.alphalode.stage.features;

import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;

/** Panels of feature rows. */
public final class FeatureRows {
    private FeatureRows() {}

    /**
     * The columns of the features table over the regular grid from the first close to the last; NaN where there is no row. A row that
     * was known only after its close is not usable at it.
     *
     * @param rows of one interval, each symbol from one venue, in any order; not empty
     */
    public static Panel panel(List<FeatureRow> rows) {
        Check.that(!rows.isEmpty(), "a panel needs rows");
        List<Instrument> instruments =
                rows.stream().map(FeatureRow::instrument).distinct().sorted().toList();
        BarInterval interval = instruments.get(0).interval();
        Check.that(
                instruments.stream().allMatch(i -> i.interval().equals(interval)),
                "rows of a panel have one interval: %s",
                instruments);
        List<String> symbols = instruments.stream().map(Instrument::symbol).toList();
        long first = rows.stream().mapToLong(FeatureRow::closeMicros).min().orElseThrow();
        long last = rows.stream().mapToLong(FeatureRow::closeMicros).max().orElseThrow();
        int barCount = Math.toIntExact((last - first) / interval.micros() + 1);
        Panel.Builder builder = new Panel.Builder(symbols, Features.FIELDS, interval, first, barCount);
        for (FeatureRow row : rows) {
            int symbol = symbols.indexOf(row.instrument().symbol());
            int at = Math.toIntExact((row.closeMicros() - first) / interval.micros());
            for (int f = 0; f < Features.FIELDS.size(); f++) {
                builder.set(f, symbol, at, row.values().value(f));
            }
            if (row.knownAtMicros() > row.closeMicros()) {
                builder.notUsableAtClose(symbol, at);
            }
        }
        return builder.build();
    }
}
