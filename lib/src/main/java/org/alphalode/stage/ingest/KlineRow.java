package org.alphalode.stage.ingest;

import java.io.Serializable;
import org.alphalode.model.Bar;

/**
 * A bar and the row that it came from.
 *
 * @param bar what the row says
 * @param file name of the file that it came in
 * @param line its line there, from 1
 */
public record KlineRow(Bar bar, String file, long line) implements Serializable {
    /** The same row of a bar whose quality has been judged. */
    KlineRow with(Bar judged) {
        return new KlineRow(judged, file, line);
    }

    Rejected reject(Reason reason) {
        Bar.Price price = bar.price();
        Bar.Volume volume = bar.volume();
        String text = bar.instrument().symbol() + " opened at " + bar.openMicros() + " us: " + price.open() + ","
                + price.high() + "," + price.low() + "," + price.close() + "," + volume.base() + "," + volume.quote()
                + "," + volume.tradeCount() + "," + volume.takerBuyBase() + "," + volume.takerBuyQuote();
        return new Rejected(file, line, reason, text);
    }
}
