package org.alphalode.kernel;

/** Words of a block of values and the buckets that they belong to: they stay in the first-level cache until they are dealt out. */
final class RankBlock {
    /** Values of a block. */
    static final int SIZE = 512;

    /** [value]: the last bits of its key above its tag; negative where the tag is. */
    final long[] words = new long[SIZE];
    /** [value]: the first bits of its key; {@link #left} where it is NaN or its tag is negative. */
    final long[] buckets = new long[SIZE];
    /** Bits of the tag. */
    final int tagBits;
    /** Bits of the key that a word has room for. */
    final int keyBits;
    /** Bucket of the values that are left out. */
    final int left;

    RankBlock(int tagBits, int left) {
        this.tagBits = tagBits;
        this.keyBits = Long.SIZE - 1 - tagBits;
        this.left = left;
    }
}
