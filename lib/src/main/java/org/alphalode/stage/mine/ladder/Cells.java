package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.List;

/** What the cells of a rung's moments are: the series of its panel, period by period. */
final class Cells implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Series of the panel, with those that are copies. */
    final int series;
    /** Periods of a block. */
    final int periods;
    /** How many blocks. */
    final int blocks;
    /** How many symbols the market has. */
    final int symbols;
    /** [series, without copies]: its block, counted from 0. */
    final int[] blockOf;
    /** [series, without copies]: its symbol. */
    final int[] symbolOf;

    Cells(Blocks.Part part, int symbols, int periods) {
        List<Blocks.Place> places = part.places();
        this.series = part.panel().symbolCount();
        this.periods = periods;
        this.blocks = part.blocks();
        this.symbols = symbols;
        this.blockOf = places.stream().mapToInt(Blocks.Place::block).toArray();
        this.symbolOf = places.stream().mapToInt(Blocks.Place::symbol).toArray();
    }
}
