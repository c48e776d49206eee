package org.alphalode.stage.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.model.Bar;

/** Text of an embedded market in the layout of exchange archives. */
public final class MarketCsv {
    /** First line of a file of bars. */
    public static final String HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore";

    private static final long MICROS_PER_MILLI = 1_000;

    private MarketCsv() {}

    /** The line of a bar, without a line end; numbers read back to the same doubles. */
    public static String row(Bar bar) {
        Bar.Price price = bar.price();
        Bar.Volume volume = bar.volume();
        return String.join(
                ",",
                Long.toString(bar.openMicros() / MICROS_PER_MILLI),
                text(price.open()),
                text(price.high()),
                text(price.low()),
                text(price.close()),
                text(volume.base()),
                Long.toString(bar.closeMicros() / MICROS_PER_MILLI - 1),
                text(volume.quote()),
                text(volume.tradeCount()),
                text(volume.takerBuyBase()),
                text(volume.takerBuyQuote()),
                "0");
    }

    /** The lines of {@code planted.csv}, header first. */
    public static List<String> planted(List<PlantedAlpha> planted) {
        return Stream.concat(
                        Stream.of("formula,true_ic,horizon_bars"),
                        planted.stream()
                                .map(alpha ->
                                        '"' + alpha.formula() + "\"," + alpha.trueIc() + "," + alpha.horizonBars()))
                .toList();
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
