package org.alphalode.stage.mine.search;

import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.model.FieldSpec;

/** Proposes formulas to be tried. */
public interface AlphaEngine {
    /** Name in configuration. */
    String name();

    /** What it does, one sentence. */
    String about();

    /**
     * Begins a search; the same space gives the same formulas, as long as the same fitness is told.
     *
     * @param seen formulas that are not to be proposed; what is proposed is added
     */
    Search begin(SearchSpace space, Seen seen);

    /** The first formulas of a search over columns, at most as many as its budget, where nothing is told of their fitness. */
    default List<Expr> candidates(List<FieldSpec> fields, SearchParams params) {
        return begin(new SearchSpace(fields, List.of(), params), new Seen()).next(params.maxFormulas());
    }
}
