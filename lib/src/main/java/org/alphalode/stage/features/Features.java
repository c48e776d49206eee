package org.alphalode.stage.features;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;

/** The catalogue of features (S0.2 to S0.4). Missing where an input is missing and where it would divide by zero. */
public final class Features {
    private static final List<Feature> BASE = List.of(
            price("ret", "log(close / ts_delay(close, 1))", "Log return of the bar"),
            price("spread", "(high - low) / close", "Range of the bar as a fraction of its close"),
            price("body", "(close - open) / (high - low)", "Signed part of the range between open and close"),
            price(
                    "hi_lo_bias",
                    "(high + low - 2 * close) / (high - low)",
                    "Where the close lies: -1 at the high, 1 at the low"),
            volume("vol_z", "ts_zscore(volume, 20)", "Volume in standard deviations of its last 20 bars"),
            volume("taker_ratio", "taker_buy_volume / volume", "Part of the volume that takers bought"),
            volume(
                    "taker_quote_ratio",
                    "taker_buy_quote_volume / quote_volume",
                    "Part of the quote volume that takers bought"),
            volume(
                    "net_aggression",
                    "(2 * taker_buy_volume - volume) / volume",
                    "Takers' buying less selling, part of volume"),
            new Feature(
                    new FieldSpec("trade_intensity", Dimension.COUNT.over(Dimension.QUANTITY), Family.VOLUME),
                    "trade_count / volume",
                    "Trades per unit of base quantity: high where trades are small"),
            volume(
                    "trade_intensity_z",
                    "ts_zscore(trade_count / volume, 20)",
                    "trade_intensity in standard deviations of its last 20 bars"),
            price("quote_pressure", "quote_volume / (volume * close)", "Mean traded price over the close"),
            new Feature(
                    new FieldSpec("adv20", Dimension.TURNOVER, Family.VOLUME),
                    "ts_mean(quote_volume, 20)",
                    "Mean quote volume of the last 20 bars"));

    /** Base features, then their logarithms, then their signed roots: the columns of the table in their order. */
    public static final List<Feature> STANDARD = Stream.<Function<Feature, Feature>>of(
                    Function.identity(), Feature::logged, Feature::rooted)
            .flatMap(form -> BASE.stream().map(form))
            .toList();

    /** The columns as fields of a panel. */
    public static final List<FieldSpec> FIELDS =
            STANDARD.stream().map(Feature::spec).toList();

    private Features() {}

    private static Feature price(String name, String formula, String doc) {
        return new Feature(FieldSpec.pure(name, Family.PRICE), formula, doc);
    }

    private static Feature volume(String name, String formula, String doc) {
        return new Feature(FieldSpec.pure(name, Family.VOLUME), formula, doc);
    }
}
