package org.alphalode.expr;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** Small seeded panels with the columns x, y, group and close, volume. */
final class TestPanels {
    static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("x", Family.PRICE),
            FieldSpec.pure("y", Family.PRICE),
            FieldSpec.pure("group", Family.PRICE),
            BarFields.CLOSE,
            BarFields.VOLUME);
    /** A bar near the restart of anchors, so that tests cross it. */
    private static final long FIRST_BAR = 28_000L * 1024 - 90;

    private TestPanels() {}

    /** Positive values without holes. */
    static Panel smooth(int symbols, int bars) {
        return panel(symbols, bars, (random, field, bar) -> Math.exp(0.3 * random.nextGaussian()));
    }

    /** Values with holes, ties, infinities, constant stretches and spikes of 1e17. */
    static Panel rough(int symbols, int bars) {
        return rough(symbols, bars, 1e17);
    }

    static Panel rough(int symbols, int bars, double spike) {
        return panel(symbols, bars, (random, field, bar) -> {
            double v = Math.round(40 * random.nextGaussian()) / 16.0;
            int kind = random.nextInt(60);
            if (kind == 0) {
                return Double.NaN;
            }
            if (kind == 1) {
                return random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
            return bar % 97 > 80 ? 1.25 : bar % 151 == 70 ? spike : v;
        });
    }

    static Panel filled(int symbols, int bars, double value) {
        return panel(symbols, bars, (random, field, bar) -> value);
    }

    private interface Value {
        double of(Random random, int field, int bar);
    }

    private static Panel panel(int symbols, int bars, Value value) {
        List<String> names =
                IntStream.range(0, symbols).mapToObj(s -> "S" + (10 + s)).toList();
        BarInterval interval = BarInterval.parse("1m");
        Panel.Builder builder = new Panel.Builder(names, FIELDS, interval, FIRST_BAR * interval.micros(), bars);
        for (int s = 0; s < symbols; s++) {
            for (int f = 0; f < FIELDS.size(); f++) {
                Random random = new Random(31L * s + f);
                for (int t = 0; t < bars; t++) {
                    double v = value.of(random, f, t);
                    builder.set(f, s, t, FIELDS.get(f).name().equals("group") ? s % 2 : v);
                }
            }
        }
        return builder.build();
    }
}
