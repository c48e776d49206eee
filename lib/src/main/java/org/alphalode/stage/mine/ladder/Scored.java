package org.alphalode.stage.mine.ladder;

import java.util.Optional;
import org.alphalode.expr.IcMoments;

/** What was scored on a rung; candidates that miss no target share its pairs. */
final class Scored {
    private final Cells cells;
    private final IcMoments scored;
    private Optional<CellPairs> ofWhole = Optional.empty();

    Scored(Cells cells, IcMoments scored) {
        this.cells = cells;
        this.scored = scored;
    }

    RungMoments moments(int root) {
        if (!scored.isWhole(root)) {
            return new RungMoments(cells, new CellPairs(cells, scored, root), scored, root);
        }
        CellPairs pairs = ofWhole.orElseGet(() -> new CellPairs(cells, scored, root));
        ofWhole = Optional.of(pairs);
        return new RungMoments(cells, pairs, scored, root);
    }
}
