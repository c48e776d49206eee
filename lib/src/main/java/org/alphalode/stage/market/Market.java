package org.alphalode.stage.market;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;

/** Makes an embedded market from its specification. */
public final class Market {
    private static final double CORRUPTION = 1_000;

    private final MarketSpec spec;
    private final Regime[] regimes;

    private Market(MarketSpec spec) {
        this.spec = spec;
        this.regimes = Regime.path(spec.seed(), spec.barCount());
    }

    /** The market of a specification. */
    public static GeneratedMarket generate(MarketSpec spec) {
        Market market = new Market(spec);
        List<Bar> bars = new ArrayList<>();
        List<Instrument> instruments = spec.instruments();
        for (int symbol = 0; symbol < instruments.size(); symbol++) {
            market.append(symbol, instruments.get(symbol), bars);
        }
        return new GeneratedMarket(bars, spec.planted());
    }

    private void append(int symbol, Instrument instrument, List<Bar> bars) {
        Activity activity = new Activity(spec, symbol, regimes);
        BarShape shape = new BarShape(spec.seed(), symbol, activity);
        double[] returns = new Returns(spec, activity).compute(regimes);
        int corruptedBar = spec.corrupted() && symbol == 0 ? corruptedBar(activity) : -1;
        double price = activity.firstPrice();
        for (int t = 0; t < returns.length; t++) {
            double next = price * StrictMath.exp(returns[t]);
            if (activity.delivered[t]) {
                Bar.Price prices = shape.price(t, price, next);
                Bar.Volume volume = shape.volume(t, prices);
                long open = spec.firstOpenMicros() + t * spec.interval().micros();
                bars.add(new Bar(
                        instrument,
                        open,
                        t == corruptedBar ? corrupt(prices) : prices,
                        volume,
                        new Bar.Quality(false, open + spec.interval().micros(), gapBefore(activity, t))));
            }
            price = next;
        }
    }

    /** At three fifths of the way; with neighbours, so that the next bar takes it back. */
    private static int corruptedBar(Activity activity) {
        int t = activity.delivered.length * 3 / 5;
        while (!activity.delivered[t - 1] || !activity.delivered[t] || !activity.delivered[t + 1]) {
            t++;
        }
        return t;
    }

    private static Bar.Price corrupt(Bar.Price price) {
        return new Bar.Price(
                price.open() * CORRUPTION,
                price.high() * CORRUPTION,
                price.low() * CORRUPTION,
                price.close() * CORRUPTION);
    }

    private static int gapBefore(Activity activity, int t) {
        int before = t - 1;
        while (before >= 0 && !activity.delivered[before]) {
            before--;
        }
        return before < 0 ? 0 : t - 1 - before;
    }
}
