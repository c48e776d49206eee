package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Plan;

/** Candidates after the first rung, with what those that are alive need to go on from there. */
public final class Probed implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Expr> candidates;
    private final Screened screened;
    private final List<Chunk> chunks;

    Probed(List<Expr> candidates, Screened screened, List<Chunk> chunks) {
        this.candidates = List.copyOf(candidates);
        this.screened = screened;
        this.chunks = List.copyOf(chunks);
    }

    /**
     * Candidates that are evaluated together.
     *
     * @param numbers of the candidates, ascending
     * @param plan of their formulas, in this order
     */
    record Group(List<Integer> numbers, Plan plan) implements Serializable {}

    /**
     * Candidates that climb together.
     *
     * @param from first of them
     * @param groups of all of them
     * @param moments of each on the first rung, none of the dead
     */
    record Chunk(int from, List<Group> groups, List<List<RungMoments>> moments) implements Serializable {}

    List<Expr> candidates() {
        return candidates;
    }

    Screened screened() {
        return screened;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /** Of those that are alive. */
    public Fingerprints fingerprints() {
        return Fingerprints.of(IntStream.range(0, screened.candidates())
                .mapToDouble(screened::probeT)
                .toArray());
    }
}
