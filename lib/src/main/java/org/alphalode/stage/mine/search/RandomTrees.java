package org.alphalode.stage.mine.search;

import java.util.Optional;
import java.util.Random;

/** Recursive symbolic construction (S0.5 to S0.9): trees of random operators to a controlled depth, seeded. */
final class RandomTrees implements AlphaEngine {
    static final int DEPTH = 4;
    private static final Proposals.Size SIZE = new Proposals.Size(25, Integer.MAX_VALUE);

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String about() {
        return "trees of random operators to a depth of " + DEPTH + ", seeded";
    }

    @Override
    public Search begin(SearchSpace space, Seen seen) {
        Random random = new Random(space.params().seed());
        Grammar grammar = new Grammar(space, random);
        return new Proposals(space, () -> Optional.of(grammar.tree(1 + random.nextInt(DEPTH))), SIZE, seen);
    }
}
