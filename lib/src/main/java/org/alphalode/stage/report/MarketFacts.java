package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Span;

/**
 * The bars that the run saw.
 *
 * @param venue where they trade
 * @param currency of the book, as in {@code USDT}
 * @param interval length of a bar
 * @param period from the first bar to the last
 * @param symbols quality of the bars of each symbol, in the order of the symbols
 */
public record MarketFacts(String venue, String currency, BarInterval interval, Span period, List<SymbolQuality> symbols)
        implements Serializable {
    public MarketFacts {
        symbols = List.copyOf(symbols);
    }

    /**
     * Quality of the bars of one symbol; all counts.
     *
     * @param symbol as the venue spells it
     * @param bars taken
     * @param gaps holes in the grid
     * @param missingBars bars that the holes would have held
     * @param suspect flagged at their own close
     * @param confirmed of the suspect ones, those that the next bar confirmed
     * @param quarantined rejected input rows
     */
    public record SymbolQuality(
            String symbol, long bars, long gaps, long missingBars, long suspect, long confirmed, long quarantined)
            implements Serializable {}
}
