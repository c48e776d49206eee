package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.stage.mine.gate.Scored;

/**
 * What a unit found.
 *
 * @param foldId fold of the unit
 * @param scored one for each formula of the unit, in its order
 */
public record MinePart(String foldId, List<Scored> scored) implements Serializable {
    public MinePart {
        scored = List.copyOf(scored);
    }
}
