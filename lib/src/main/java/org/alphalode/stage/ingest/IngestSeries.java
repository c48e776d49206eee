package org.alphalode.stage.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;
import org.alphalode.stage.PerKey;

/**
 * Makes the series of one instrument from the rows of all its files: time order, duplicates out, gaps counted, suspect bars flagged.
 * The answer does not depend on the order of the rows.
 */
public final class IngestSeries implements PerKey<Instrument, KlineRow, Ingested> {
    private static final long serialVersionUID = 1L;
    private static final Comparator<KlineRow> ORDER = Comparator.<KlineRow>comparingLong(
                    row -> row.bar().openMicros())
            .thenComparing(KlineRow::file)
            .thenComparingLong(KlineRow::line);

    /** Kept rows in time order, then dropped rows in time order. */
    @Override
    public List<Ingested> apply(Instrument instrument, List<KlineRow> rows) {
        List<KlineRow> sorted = rows.stream().sorted(ORDER).toList();
        List<KlineRow> kept = new ArrayList<>(sorted.size());
        List<Ingested> dropped = new ArrayList<>();
        for (int from = 0, to; from < sorted.size(); from = to) {
            long openMicros = sorted.get(from).bar().openMicros();
            to = from + 1;
            while (to < sorted.size() && sorted.get(to).bar().openMicros() == openMicros) {
                to++;
            }
            settle(sorted.subList(from, to), kept, dropped);
        }
        Check.that(
                kept.stream().allMatch(row -> row.bar().instrument().equals(instrument)),
                "a series holds bars of one instrument: %s",
                instrument);
        List<Bar> judged = SuspectFilter.judge(withGaps(kept));
        List<Ingested> out = new ArrayList<>(sorted.size());
        for (int i = 0; i < judged.size(); i++) {
            out.add(new Ingested.Kept(kept.get(i).with(judged.get(i))));
        }
        out.addAll(dropped);
        return out;
    }

    /** Of the rows of one time: the first where all say the same, none where they contradict each other. */
    private static void settle(List<KlineRow> sameTime, List<KlineRow> kept, List<Ingested> dropped) {
        Bar first = sameTime.get(0).bar();
        boolean agree = sameTime.stream()
                .allMatch(row -> row.bar().price().equals(first.price())
                        && row.bar().volume().equals(first.volume()));
        if (agree) {
            kept.add(sameTime.get(0));
        }
        Reason reason = agree ? Reason.DUPLICATE : Reason.CONFLICTING;
        sameTime.stream().skip(agree ? 1 : 0).forEach(row -> dropped.add(new Ingested.Dropped(row.reject(reason))));
    }

    private static List<Bar> withGaps(List<KlineRow> rows) {
        List<Bar> bars = new ArrayList<>(rows.size());
        for (KlineRow row : rows) {
            Bar bar = row.bar();
            int gap = bars.isEmpty() ? 0 : Gap.missingBars(bars.get(bars.size() - 1), bar);
            bars.add(new Bar(
                    bar.instrument(),
                    bar.openMicros(),
                    bar.price(),
                    bar.volume(),
                    new Bar.Quality(false, bar.closeMicros(), gap)));
        }
        return bars;
    }
}
