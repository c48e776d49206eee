package org.alphalode.stage.market;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Bar;

/**
 * An embedded market.
 *
 * @param bars by symbol, then time; their quality is not judged yet: that is for ingest
 * @param planted what is to be found in them
 */
public record GeneratedMarket(List<Bar> bars, List<PlantedAlpha> planted) implements Serializable {
    public GeneratedMarket {
        bars = List.copyOf(bars);
        planted = List.copyOf(planted);
    }
}
