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
    /** NaN of those that did not go on from the first rung. */
    private final double[] probeT;
    /** Has a meaning for duplicates. */
    private final String[] twin;

    Screened(int candidates) {
        rung = new Rung[candidates];
        alive = new boolean[candidates];
        verdict = new Verdict[candidates];
        pairs = new long[candidates];
        ic = new double[candidates];
        t = new double[candidates];
        probeT = new double[candidates];
        twin = new String[candidates];
        Arrays.fill(probeT, Double.NaN);
        Arrays.fill(twin, "");
        Arrays.fill(rung, Rung.PROBE);
        Arrays.fill(alive, true);
        Arrays.fill(verdict, Verdict.INVALID);
    }

    private Screened(Screened of) {
        rung = of.rung.clone();
        alive = of.alive.clone();
        verdict = of.verdict.clone();
        pairs = of.pairs.clone();
        ic = of.ic.clone();
        t = of.t.clone();
        probeT = of.probeT.clone();
        twin = of.twin.clone();
    }

    Screened copy() {
        return new Screened(this);
    }

    void seen(int candidate, Rung where, Evidence evidence, double fullT) {
        rung[candidate] = where;
        pairs[candidate] = evidence.pairs();
        ic[candidate] = evidence.ic();
        t[candidate] = fullT;
    }

    /** It goes on from the first rung. */
    void outlivedProbe(int candidate) {
        probeT[candidate] = t[candidate];
    }

    void died(int candidate, Verdict why) {
        alive[candidate] = false;
        verdict[candidate] = why;
    }

    void isTwinOf(int candidate, String original) {
        died(candidate, Verdict.DUPLICATE);
        probeT[candidate] = Double.NaN;
        twin[candidate] = original;
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

    /** The t that followed from the first rung; NaN of those that died there, of any cause. */
    public double probeT(int candidate) {
        return probeT[candidate];
    }

    /** Canonical text of the formula that a duplicate behaves like; empty for all others. */
    public String twin(int candidate) {
        return twin[candidate];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Screened s
                && Arrays.equals(rung, s.rung)
                && Arrays.equals(alive, s.alive)
                && Arrays.equals(verdict, s.verdict)
                && Arrays.equals(pairs, s.pairs)
                && Arrays.equals(ic, s.ic)
                && Arrays.equals(t, s.t)
                && Arrays.equals(probeT, s.probeT)
                && Arrays.equals(twin, s.twin);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(t);
    }
}
