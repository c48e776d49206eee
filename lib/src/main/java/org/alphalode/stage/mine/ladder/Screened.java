package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.alphalode.model.Rung;
import org.alphalode.model.Verdict;

/** What became of a batch of candidates on the ladder; a few numbers each. */
public final class Screened implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Rung[] rung;
    private final boolean[] alive;
    /** Has a meaning for the dead. */
    private final Verdict[] verdict;

    private final long[] pairs;
    private final double[] ic;
    private final double[] t;

    Screened(int candidates) {
        rung = new Rung[candidates];
        alive = new boolean[candidates];
        verdict = new Verdict[candidates];
        pairs = new long[candidates];
        ic = new double[candidates];
        t = new double[candidates];
        Arrays.fill(rung, Rung.PROBE);
        Arrays.fill(alive, true);
        Arrays.fill(verdict, Verdict.INVALID);
    }

    void seen(int candidate, Rung where, Evidence evidence, double fullT) {
        rung[candidate] = where;
        pairs[candidate] = evidence.pairs();
        ic[candidate] = evidence.ic();
        t[candidate] = fullT;
    }

    void died(int candidate, Verdict why) {
        alive[candidate] = false;
        verdict[candidate] = why;
    }

    public int candidates() {
        return rung.length;
    }

    /** The last rung that a candidate was scored on. */
    public Rung rung(int candidate) {
        return rung[candidate];
    }

    /** Why it died; empty where it outlived the ladder. */
    public Optional<Verdict> verdict(int candidate) {
        return isAlive(candidate) ? Optional.empty() : Optional.of(verdict[candidate]);
    }

    public boolean isAlive(int candidate) {
        return alive[candidate];
    }

    /** Pairs that it was scored on. */
    public long pairs(int candidate) {
        return pairs[candidate];
    }

    /** Pearson IC over what it was scored on. */
    public double ic(int candidate) {
        return ic[candidate];
    }

    /** The t statistic of the full window that follows from what it was scored on; see {@link Evidence#fullT}. */
    public double t(int candidate) {
        return t[candidate];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Screened s
                && Arrays.equals(rung, s.rung)
                && Arrays.equals(alive, s.alive)
                && Arrays.equals(verdict, s.verdict)
                && Arrays.equals(pairs, s.pairs)
                && Arrays.equals(ic, s.ic)
                && Arrays.equals(t, s.t);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(t);
    }
}
