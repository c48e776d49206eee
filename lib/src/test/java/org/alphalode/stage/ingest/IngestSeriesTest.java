package org.alphalode.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.stage.LocalRunner;
import org.junit.jupiter.api.Test;

class IngestSeriesTest {
    private static final Instrument X = new Instrument("v", "X", BarInterval.parse("1h"));

    @Test
    void putsTheRowsOfAllFilesInTimeOrder() {
        List<Ingested> out = apply(row("b.csv", 1, 5, 100), row("a.csv", 9, 4, 101), row("b.csv", 2, 3, 102));
        assertThat(kept(out)).extracting(bar -> bar.price().close()).containsExactly(102.0, 101.0, 100.0);
        assertThat(dropped(out)).isEmpty();
    }

    @Test
    void keepsOneOfExactDuplicates() {
        List<Ingested> out = apply(row("b.csv", 1, 5, 100), row("a.csv", 9, 5, 100), row("a.csv", 10, 5, 100));
        assertThat(kept(out)).hasSize(1);
        assertThat(dropped(out)).extracting(Rejected::reason).containsExactly(Reason.DUPLICATE, Reason.DUPLICATE);
        assertThat(dropped(out)).extracting(Rejected::line).containsExactly(10L, 1L);
    }

    @Test
    void keepsNoneOfRowsThatContradictEachOther() {
        List<Ingested> out = apply(row("a.csv", 1, 4, 100), row("a.csv", 2, 5, 100), row("b.csv", 1, 5, 101));
        assertThat(kept(out)).hasSize(1);
        assertThat(dropped(out)).extracting(Rejected::reason).containsExactly(Reason.CONFLICTING, Reason.CONFLICTING);
        assertThat(dropped(out).get(1).text()).contains("101.0");
    }

    @Test
    void recordsGapsAndFillsNone() {
        List<Bar> bars = kept(apply(row("a", 1, 0, 100), row("a", 2, 1, 100), row("a", 3, 5, 100)));
        assertThat(bars).extracting(bar -> bar.quality().gapBefore()).containsExactly(0, 0, 3);
        assertThat(Gap.of(bars)).containsExactly(new Gap(X, Bars.of(X, 2, 100).openMicros(), 3));
    }

    @Test
    void orderAndFilesDoNotMatter() {
        List<KlineRow> rows = new ArrayList<>();
        for (int t = 0; t < 200; t++) {
            if (t % 37 != 36) {
                double close = 100 + t % 7 + (t == 150 ? 1e4 : 0);
                rows.add(new KlineRow(Bars.of(X, t, close), t < 90 ? "a" : "b", t));
                if (t % 50 == 0) {
                    rows.add(new KlineRow(Bars.of(X, t, close + (t == 100 ? 1 : 0)), "c", t));
                }
            }
        }
        List<Ingested> expected = new IngestSeries().apply(X, rows);
        assertThat(kept(expected)).anyMatch(bar -> bar.quality().suspect());
        List<KlineRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(1));
        TreeMap<Instrument, List<KlineRow>> byKey = new TreeMap<>();
        byKey.put(X, shuffled);
        assertThat(new LocalRunner().run(new IngestSeries(), byKey)).containsEntry(X, expected);
    }

    private static KlineRow row(String file, long line, int t, double close) {
        return new KlineRow(Bars.of(X, t, close), file, line);
    }

    private static List<Ingested> apply(KlineRow... rows) {
        return new IngestSeries().apply(X, List.of(rows));
    }

    private static List<Bar> kept(List<Ingested> out) {
        return out.stream()
                .filter(Ingested.Kept.class::isInstance)
                .map(each -> ((Ingested.Kept) each).row().bar())
                .toList();
    }

    private static List<Rejected> dropped(List<Ingested> out) {
        return out.stream()
                .filter(Ingested.Dropped.class::isInstance)
                .map(each -> ((Ingested.Dropped) each).rejected())
                .toList();
    }
}
