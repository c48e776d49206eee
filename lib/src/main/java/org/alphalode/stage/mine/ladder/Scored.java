package org.alphalode.stage.mine.ladder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.alphalode.expr.IcMoments;

/** What was scored on a rung; candidates that miss the same targets share their pairs. */
final class Scored {
    private final Cells cells;
    private final IcMoments scored;
    private Optional<CellPairs> ofWhole = Optional.empty();
    /** Of those that miss some. */
    private final Map<CellPairs.Key, CellPairs> known = new HashMap<>();

    Scored(Cells cells, IcMoments scored) {
        this.cells = cells;
        this.scored = scored;
    }

    RungMoments moments(int root) {
        return new RungMoments(cells, pairs(root), scored, root);
    }

    private CellPairs pairs(int root) {
        if (scored.isWhole(root)) {
            CellPairs whole = ofWhole.orElseGet(() -> CellPairs.whole(cells, scored));
            ofWhole = Optional.of(whole);
            return whole;
        }
        CellPairs.Key key = new CellPairs.Key(scored.counts(root), scored.meansY(root));
        return known.computeIfAbsent(key, missed -> new CellPairs(cells, missed, scored.squaresY(root)));
    }
}
