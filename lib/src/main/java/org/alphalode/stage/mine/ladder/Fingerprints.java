package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What those of some formulas that outlived the first rung behaved like there, four bytes each: |t|, which is the same for all
 * formulas that are multiples of each other plus a constant, symbol by symbol, however they are written.
 */
public final class Fingerprints implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Fingerprints of the same behaviour are at most so far apart: rounding. */
    public static final long NEAR = 4;

    private static final double UNITS = 1L << 32;

    private final int candidates;
    private final BitSet alive;
    /** Of those alive, in their order; read without a sign. */
    private final int[] keys;

    Fingerprints(int candidates, BitSet alive, int[] keys) {
        this.candidates = candidates;
        this.alive = (BitSet) alive.clone();
        this.keys = keys.clone();
    }

    /**
     * Of formulas by their t.
     *
     * @param probeT that follows from the first rung; NaN of those that did not outlive it, not modified
     */
    public static Fingerprints of(double[] probeT) {
        BitSet alive = new BitSet();
        int[] keys = new int[probeT.length];
        int count = 0;
        for (int i = 0; i < probeT.length; i++) {
            double t = Math.abs(probeT[i]);
            if (Double.isFinite(t)) {
                alive.set(i);
                keys[count++] = (int) (long) (UNITS * (t / (1 + t)));
            }
        }
        return new Fingerprints(probeT.length, alive, Arrays.copyOf(keys, count));
    }

    /** Of batches one after the other. */
    public static Fingerprints merged(List<Fingerprints> batches) {
        BitSet alive = new BitSet();
        int[] keys =
                new int[batches.stream().mapToInt(batch -> batch.keys.length).sum()];
        int candidates = 0;
        int count = 0;
        for (Fingerprints batch : batches) {
            for (int i = batch.alive.nextSetBit(0); i >= 0; i = batch.alive.nextSetBit(i + 1)) {
                alive.set(candidates + i);
            }
            System.arraycopy(batch.keys, 0, keys, count, batch.keys.length);
            candidates += batch.candidates;
            count += batch.keys.length;
        }
        return new Fingerprints(candidates, alive, keys);
    }

    /** Tells of each candidate that has one. */
    public void forEach(Each each) {
        int at = 0;
        for (int i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
            each.take(i, Integer.toUnsignedLong(keys[at++]));
        }
    }

    /** What is told of a candidate. */
    @FunctionalInterface
    public interface Each {
        /** A candidate's fingerprint, below 2^32. */
        void take(int candidate, long fingerprint);
    }
}
