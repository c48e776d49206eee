package org.alphalode.stage.features;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;

/** Bars for tests. */
final class SampleBars {
    static final Instrument X = new Instrument("v", "X", BarInterval.parse("1h"));
    private static final long BEGIN = 1_640_995_200_000_000L;

    private SampleBars() {}

    /** A random walk without gaps; one bar in forty trades nothing. */
    static List<Bar> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        double last = 100;
        for (int t = 0; t < count; t++) {
            boolean quiet = random.nextInt(40) == 0;
            double close = quiet ? last : last * Math.exp(0.01 * random.nextDouble(-1, 1));
            double high = quiet ? last : Math.max(last, close) * (1 + 0.005 * random.nextDouble());
            double low = quiet ? last : Math.min(last, close) * (1 - 0.005 * random.nextDouble());
            double base = quiet ? 0 : random.nextDouble(10, 1000);
            double taker = base * random.nextDouble();
            bars.add(bar(
                    t,
                    new Bar.Price(last, high, low, close),
                    new Bar.Volume(
                            base, base * (high + low) / 2, quiet ? 0 : 1 + random.nextInt(500), taker, taker * low)));
            last = close;
        }
        return bars;
    }

    /** Bars that all differ a little and trade. */
    static List<Bar> smooth(int count) {
        List<Bar> bars = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            double close = 10 + 0.1 * t;
            bars.add(bar(
                    t,
                    new Bar.Price(close - 0.05, close + 0.1, close - 0.1, close),
                    new Bar.Volume(100 + t, (100 + t) * close, 50, 40, 40 * close)));
        }
        return bars;
    }

    static Bar bar(int t, Bar.Price price, Bar.Volume volume) {
        long open = BEGIN + t * X.interval().micros();
        return new Bar(
                X,
                open,
                price,
                volume,
                new Bar.Quality(false, open + X.interval().micros(), 0));
    }

    static Bar with(Bar bar, Bar.Price price, Bar.Volume volume) {
        return new Bar(bar.instrument(), bar.openMicros(), price, volume, bar.quality());
    }
}
