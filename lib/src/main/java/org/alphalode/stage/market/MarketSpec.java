package org.alphalode.stage.market;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;

/**
 * What an embedded market is made from; the same specification gives the same bytes.
 *
 * @param seed of every random number
 * @param symbolCount symbols, 1 to 99; of three or more, one lists late and is thinly traded, and one is delisted early
 * @param interval length of the bars
 * @param firstOpenMicros open of the first bar, UTC epoch microseconds, on the grid of the interval
 * @param barCount bars of the grid
 * @param planted what predicts returns; with none, no return can be predicted from anything
 * @param corrupted true where one bar of the first symbol has its prices multiplied by a thousand
 */
public record MarketSpec(
        long seed,
        int symbolCount,
        BarInterval interval,
        long firstOpenMicros,
        int barCount,
        List<PlantedAlpha> planted,
        boolean corrupted)
        implements Serializable {
    /** Venue of every bar. */
    public static final String VENUE = "embedded";

    private static final int MIN_BARS = 1_000;

    public MarketSpec {
        planted = List.copyOf(planted);
        Check.that(symbolCount >= 1 && symbolCount <= 99, "a market has 1 to 99 symbols: %s", symbolCount);
        Check.that(barCount >= MIN_BARS, "a market has at least %s bars: %s", MIN_BARS, barCount);
        Check.that(firstOpenMicros % interval.micros() == 0, "first open is on the grid: %s", firstOpenMicros);
        for (PlantedAlpha alpha : planted) {
            if (!PlantedAlpha.formulas().contains(alpha.formula())) {
                throw new AlphaException(
                        ErrorCode.REFUSED,
                        "'" + alpha.formula() + "' can not be planted."
                                + Nearest.hint(alpha.formula(), PlantedAlpha.formulas()) + " Choose from "
                                + PlantedAlpha.formulas());
            }
        }
    }

    /** The instruments in ascending order. */
    public List<Instrument> instruments() {
        return IntStream.rangeClosed(1, symbolCount)
                .mapToObj(i -> new Instrument(VENUE, String.format(Locale.ROOT, "S%02dUSDT", i), interval))
                .toList();
    }
}
