package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;

/**
 * A few finalists to be scored exactly.
 *
 * @param slate number of the fold's slate
 * @param formulas canonical texts
 */
record MineUnit(int slate, List<String> formulas) implements Serializable {
    MineUnit {
        formulas = List.copyOf(formulas);
    }
}
