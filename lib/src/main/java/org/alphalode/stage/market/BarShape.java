package org.alphalode.stage.market;

import org.alphalode.model.Bar;

/** What lies between the open of a bar and that of the next one. */
final class BarShape {
    private final Activity activity;
    private final double ticksPerUnit;
    private final Draws high;
    private final Draws low;
    private final Draws tick;
    private final Draws meanPrice;
    private final Draws takerPrice;

    BarShape(long seed, int symbol, Activity activity) {
        this.activity = activity;
        int decimals = 6 - (int) StrictMath.floor(StrictMath.log10(activity.firstPrice()));
        this.ticksPerUnit = StrictMath.rint(StrictMath.pow(10, decimals));
        this.high = new Draws(seed, Draws.Purpose.HIGH, symbol);
        this.low = new Draws(seed, Draws.Purpose.LOW, symbol);
        this.tick = new Draws(seed, Draws.Purpose.TICK, symbol);
        this.meanPrice = new Draws(seed, Draws.Purpose.MEAN_PRICE, symbol);
        this.takerPrice = new Draws(seed, Draws.Purpose.TAKER_PRICE, symbol);
    }

    /** Prices on the tick; the close is within one of the next open. Flat where nothing is traded. */
    Bar.Price price(int t, double from, double to) {
        double open = StrictMath.rint(from * ticksPerUnit);
        if (activity.volume[t] == 0) {
            double flat = open / ticksPerUnit;
            return new Bar.Price(flat, flat, flat, flat);
        }
        double close = StrictMath.rint(to * ticksPerUnit) + (int) (3 * tick.uniform(t)) - 1;
        double reach = 0.5 * activity.sigma[t];
        double top = StrictMath.ceil(Math.max(open, close) * StrictMath.exp(reach * Math.abs(high.normal(t))));
        double bottom = StrictMath.floor(Math.min(open, close) * StrictMath.exp(-reach * Math.abs(low.normal(t))));
        return new Bar.Price(open / ticksPerUnit, top / ticksPerUnit, bottom / ticksPerUnit, close / ticksPerUnit);
    }

    /** Quote currency at a mean price inside the bar; takers pay one of their own. */
    Bar.Volume volume(int t, Bar.Price price) {
        double range = price.high() - price.low();
        double mean = price.low() + range * (0.3 + 0.4 * meanPrice.uniform(t));
        double takers = mean + 0.1 * range * (takerPrice.uniform(t) - 0.5);
        double quote = tenThousandths(activity.volume[t] * mean);
        double takerQuote = Math.min(quote, tenThousandths(activity.takerBuy[t] * takers));
        return new Bar.Volume(activity.volume[t], quote, activity.trades[t], activity.takerBuy[t], takerQuote);
    }

    private static double tenThousandths(double amount) {
        return StrictMath.rint(amount * 10_000) / 10_000;
    }
}
