package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import org.alphalode.expr.IcMoments;

/** Moments of one candidate on one rung, and those of each symbol over all of its blocks. */
final class RungMoments implements Serializable {
    private static final long serialVersionUID = 1L;

    /** By block, symbol and period; of each the {@link IcMoments#NUMBERS}. */
    final double[] cells;

    /** The same numbers of each symbol. */
    final double[] symbols;

    /**
     * Merges the cells of each symbol in their order.
     *
     * @param cells not copied
     * @param periods of a block
     */
    RungMoments(double[] cells, int symbols, int periods) {
        this.cells = cells;
        this.symbols = new double[symbols * IcMoments.NUMBERS];
        for (int at = 0, cell = 0; at < cells.length; at += IcMoments.NUMBERS, cell++) {
            IcMoments.merge(this.symbols, cell / periods % symbols * IcMoments.NUMBERS, cells, at);
        }
    }
}
