package org.alphalode.stage.features;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alphalode.model.Bar;

/** The definitions of the base features, written down one bar at a time. Bars have no gaps. */
final class SlowFeatures {
    static final List<String> NAMES = List.of(
            "ret",
            "spread",
            "body",
            "hi_lo_bias",
            "vol_z",
            "taker_ratio",
            "taker_quote_ratio",
            "net_aggression",
            "trade_intensity",
            "trade_intensity_z",
            "quote_pressure",
            "adv20");

    private SlowFeatures() {}

    /** Value at bar t; NaN where it is undefined. */
    static double value(String name, List<Bar> bars, int t) {
        Bar bar = bars.get(t);
        double o = bar.price().open();
        double h = bar.price().high();
        double l = bar.price().low();
        double c = bar.price().close();
        double v = bar.volume().base();
        double q = bar.volume().quote();
        double tb = bar.volume().takerBuyBase();
        double value =
                switch (name) {
                    case "ret" -> t == 0
                            ? Double.NaN
                            : Math.log(c / bars.get(t - 1).price().close());
                    case "spread" -> (h - l) / c;
                    case "body" -> (c - o) / (h - l);
                    case "hi_lo_bias" -> (h + l - 2 * c) / (h - l);
                    case "vol_z" -> zscore20(bars, t, b -> b.volume().base());
                    case "taker_ratio" -> tb / v;
                    case "taker_quote_ratio" -> bar.volume().takerBuyQuote() / q;
                    case "net_aggression" -> (2 * tb - v) / v;
                    case "trade_intensity" -> bar.volume().tradeCount() / v;
                    case "trade_intensity_z" -> zscore20(
                            bars, t, b -> b.volume().tradeCount() / b.volume().base());
                    case "quote_pressure" -> q / (v * c);
                    case "adv20" -> mean20(bars, t, b -> b.volume().quote());
                    default -> throw new AssertionError(name);
                };
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static double mean20(List<Bar> bars, int t, ToDoubleFunction<Bar> value) {
        return t < 19
                ? Double.NaN
                : bars.subList(t - 19, t + 1).stream().mapToDouble(value).sum() / 20;
    }

    private static double zscore20(List<Bar> bars, int t, ToDoubleFunction<Bar> value) {
        double mean = mean20(bars, t, value);
        if (Double.isNaN(mean)) {
            return Double.NaN;
        }
        double squares = bars.subList(t - 19, t + 1).stream()
                .mapToDouble(bar -> Math.pow(value.applyAsDouble(bar) - mean, 2))
                .sum();
        return (value.applyAsDouble(bars.get(t)) - mean) / Math.sqrt(squares / 19);
    }
}
