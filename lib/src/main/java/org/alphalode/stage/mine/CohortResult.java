package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alphalode.model.Rung;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.ladder.Screened;

/** What comes back of a cohort, or a batch of it: who outlived the ladder, and one number for each of the others. */
public final class CohortResult implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What |t| comes back in, so that a million formulas take 2 MB. */
    private static final double PER_UNIT = 1e-3;

    private static final char UNDEFINED = Character.MAX_VALUE;

    /** |t| of the full window, as far as known, in thousandths, the largest for all above. */
    private final char[] fitness;

    private final List<Survivor> survivors = new ArrayList<>();
    private final Tally tally = new Tally();

    private CohortResult(int candidates) {
        fitness = new char[candidates];
        Arrays.fill(fitness, UNDEFINED);
    }

    /** Of a batch. */
    public static CohortResult of(Cohort batch, Screened screened) {
        List<String> formulas = batch.formulas();
        CohortResult result = new CohortResult(formulas.size());
        for (int i = 0; i < formulas.size(); i++) {
            result.fitness[i] = thousandths(screened.t(i));
            if (screened.isAlive(i)) {
                result.survivors.add(batch.seen(i, screened));
            } else {
                result.tally.add(screened.rung(i), screened.verdict(i).orElseThrow(), 1);
            }
        }
        return result;
    }

    /** Of batches in their order. */
    public static CohortResult merged(List<CohortResult> batches) {
        CohortResult all = new CohortResult(
                batches.stream().mapToInt(batch -> batch.fitness.length).sum());
        int at = 0;
        for (CohortResult batch : batches) {
            System.arraycopy(batch.fitness, 0, all.fitness, at, batch.fitness.length);
            at += batch.fitness.length;
            all.survivors.addAll(batch.survivors);
            all.tally.add(batch.tally);
        }
        return all;
    }

    /**
     * How a candidate ended on the ladder.
     *
     * @param rung the last that it was scored on
     * @param verdict why
     * @param t of the full window, as far as it was scored; NaN where undefined
     * @param probeT the same by the first rung; NaN where it did not outlive it
     */
    public record Death(Rung rung, Verdict verdict, double t, double probeT) {}

    /** Of a cohort whose deaths are known, by formula, and of which {@code others} were screened again, in their order. */
    public static CohortResult again(Cohort cohort, Map<String, Death> dead, CohortResult others) {
        CohortResult all = new CohortResult(cohort.formulas().size());
        int next = 0;
        for (int i = 0; i < all.fitness.length; i++) {
            Death death = dead.get(cohort.formulas().get(i));
            if (death == null) {
                all.fitness[i] = others.fitness[next++];
            } else {
                all.fitness[i] = thousandths(death.t());
                all.tally.add(death.rung(), death.verdict(), 1);
            }
        }
        all.survivors.addAll(others.survivors);
        all.tally.add(others.tally);
        return all;
    }

    private static char thousandths(double t) {
        return Double.isNaN(t) ? UNDEFINED : (char) Math.min(UNDEFINED - 1, Math.round(Math.abs(t) / PER_UNIT));
    }

    /** |t| of a candidate as far as it was scored, in thousandths, at most 65.534; NaN where undefined. */
    public double fitness(int candidate) {
        return fitness[candidate] == UNDEFINED ? Double.NaN : fitness[candidate] * PER_UNIT;
    }

    public List<Survivor> survivors() {
        return List.copyOf(survivors);
    }

    /** Those that died on the ladder. */
    Tally tally() {
        return tally;
    }
}
