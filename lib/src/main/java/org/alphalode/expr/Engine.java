package org.alphalode.expr;

import org.alphalode.kernel.LaneProvider;
import org.alphalode.kernel.Lanes;

/**
 * How to run; of no influence on values.
 *
 * @param lanes the kernels
 * @param blockRows rows of a block
 */
record Engine(Lanes lanes, int blockRows) {
    /** Rows of a block: measured, see docs/performance.md. */
    static final int BLOCK_ROWS = 128;

    static Engine fastest() {
        return new Engine(LaneProvider.fastest(), BLOCK_ROWS);
    }
}
