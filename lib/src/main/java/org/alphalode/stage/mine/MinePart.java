package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.stage.mine.gate.Scored;

/**
 * What a unit found.
 *
 * @param slate number of the fold's slate
 * @param scored one for each formula of the unit, in its order
 */
record MinePart(int slate, List<Scored> scored) implements Serializable {
    MinePart {
        scored = List.copyOf(scored);
    }
}
