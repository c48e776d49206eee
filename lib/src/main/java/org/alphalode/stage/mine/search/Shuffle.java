package org.alphalode.stage.mine.search;

/** A seeded permutation of {@code [0, size)} that takes no memory: a Feistel network over the next even number of bits, walked on
 * while it answers a number that is too large (Black and Rogaway 2002).
 */
final class Shuffle {
    private static final int ROUNDS = 4;

    private final long size;
    private final long seed;
    private final int halfBits;

    Shuffle(long size, long seed) {
        this.size = size;
        this.seed = seed;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.halfBits = (bits + 1) / 2;
    }

    /** Where the number {@code i} goes. */
    long at(long i) {
        long x = i;
        do {
            x = once(x);
        } while (x >= size);
        return x;
    }

    private long once(long x) {
        long mask = (1L << halfBits) - 1;
        long left = x >>> halfBits;
        long right = x & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Seen.mix(right + (seed + round) * 0xD1342543DE82EF95L) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
