package org.alphalode.stage.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineRow;
import org.junit.jupiter.api.Test;

/** Ingest and features together: what may be used at a close does not depend on what comes after it. */
class FeatureLawsTest {
    private static final int COUNT = 260;
    private static final List<Bar> BARS = withTrouble(SampleBars.random(4, COUNT));

    @Test
    void theSampleHasSpikesConfirmedJumpsAndGaps() {
        List<FeatureRow> rows = features(BARS);
        assertThat(rows).anyMatch(row -> row.knownAtMicros() == Bar.Quality.NEVER);
        assertThat(rows)
                .anyMatch(row -> row.knownAtMicros() > row.closeMicros() && row.knownAtMicros() != Bar.Quality.NEVER);
        assertThat(rows).hasSizeLessThan(COUNT);
    }

    @Test
    void removingTheFutureChangesNothing() {
        List<FeatureRow> all = features(BARS);
        for (int end = 1; end < BARS.size(); end += 3) {
            assertSameAsOf(BARS.get(end - 1).closeMicros(), all, features(BARS.subList(0, end)));
        }
    }

    @Test
    void poisoningTheFutureChangesNothing() {
        List<FeatureRow> all = features(BARS);
        SplittableRandom random = new SplittableRandom(9);
        List<UnaryOperator<Bar>> poisons = List.of(
                bar -> poison(bar, 1e9), bar -> poison(bar, Double.NaN), bar -> poison(bar, random.nextDouble(1, 500)));
        for (int end = 20; end < BARS.size(); end += 17) {
            for (UnaryOperator<Bar> poison : poisons) {
                List<Bar> poisoned = new ArrayList<>(BARS.subList(0, end));
                BARS.subList(end, BARS.size()).forEach(bar -> poisoned.add(poison.apply(bar)));
                assertSameAsOf(BARS.get(end - 1).closeMicros(), all, features(poisoned));
            }
        }
    }

    @Test
    void aConfirmedJumpCountsFromItsConfirmationAndASpikeNever() {
        List<FeatureRow> rows = features(BARS);
        int ret = FeaturesTest.index("ret");
        for (int t = 1; t < rows.size(); t++) {
            FeatureRow row = rows.get(t);
            if (row.knownAtMicros() == Bar.Quality.NEVER) {
                assertThat(row.values().value(ret)).isNaN();
                assertThat(rows.get(t + 1).values().value(ret))
                        .as("return from a masked close")
                        .isNaN();
            } else if (row.knownAtMicros() > row.closeMicros()) {
                assertThat(Math.abs(row.values().value(ret))).isGreaterThan(0.1);
                assertThat(rows.get(t + 1).values().value(ret)).isFinite();
            }
        }
    }

    @Test
    void aPanelOfRowsMasksWhatWasNotKnownAtItsClose() {
        List<FeatureRow> rows = features(BARS);
        Panel panel = FeatureRows.panel(rows);
        assertThat(panel.fields()).isEqualTo(Features.FIELDS);
        assertThat(panel.barCount()).isEqualTo(COUNT);
        boolean[] present = new boolean[COUNT];
        for (FeatureRow row : rows) {
            int at = panel.barAtOrAfter(row.closeMicros());
            present[at] = true;
            assertThat(panel.closeMicros(at)).isEqualTo(row.closeMicros());
            assertThat(panel.usableAtClose(0, at)).isEqualTo(row.knownAtMicros() == row.closeMicros());
            for (int f = 0; f < Features.FIELDS.size(); f++) {
                assertThat(Double.doubleToLongBits(panel.value(f, 0, at)))
                        .isEqualTo(Double.doubleToLongBits(row.values().value(f)));
            }
        }
        for (int t = 0; t < COUNT; t++) {
            assertThat(present[t] || Double.isNaN(panel.value(0, 0, t))).isTrue();
        }
    }

    @Test
    void nothingInNothingOut() {
        assertThat(new FeaturesStage().apply(SampleBars.X, List.of())).isEmpty();
    }

    /** Of the rows that are known at {@code now}, both have the same, bit for bit. */
    private static void assertSameAsOf(long now, List<FeatureRow> all, List<FeatureRow> other) {
        assertThat(knownAt(now, other)).isEqualTo(knownAt(now, all)).isNotEmpty();
    }

    private static List<FeatureRow> knownAt(long now, List<FeatureRow> rows) {
        return rows.stream().filter(row -> row.knownAtMicros() <= now).toList();
    }

    private static Bar poison(Bar bar, double value) {
        return SampleBars.with(
                bar, new Bar.Price(value, value, value, value), new Bar.Volume(value, value, value, value, value));
    }

    private static List<Bar> withTrouble(List<Bar> bars) {
        List<Bar> out = new ArrayList<>();
        double level = 1;
        for (int t = 0; t < bars.size(); t++) {
            Bar.Price p = bars.get(t).price();
            level *= t == 90 ? 1.6 : t == 200 ? 0.5 : 1;
            double factor = level * (t == 60 || t == 150 ? 1000 : t == 120 ? 0.1 : 1);
            if (t < 100 || t > 104) {
                out.add(SampleBars.with(
                        bars.get(t),
                        new Bar.Price(p.open() * factor, p.high() * factor, p.low() * factor, p.close() * factor),
                        bars.get(t).volume()));
            }
        }
        return out;
    }

    private static List<FeatureRow> features(List<Bar> bars) {
        Instrument instrument = SampleBars.X;
        List<KlineRow> rows =
                bars.stream().map(bar -> new KlineRow(bar, "f", 1)).toList();
        List<Bar> judged = new IngestSeries()
                .apply(instrument, rows).stream()
                        .map(each -> ((Ingested.Kept) each).row().bar())
                        .toList();
        return new FeaturesStage().apply(instrument, judged);
    }
}
