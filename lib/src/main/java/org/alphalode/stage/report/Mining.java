package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alphalode.model.Alpha;
import org.alphalode.model.IcStats;
import org.alphalode.model.Verdict;
import org.alphalode.stat.Figure;

/**
 * What was tried and what came of it.
 *
 * @param ledger trials by verdict, over all folds; a verdict that is not there was never given
 * @param accepted the pool, best first
 * @param icOverTime information coefficient of the pool on the test windows, oldest first
 * @param planted what was planted in the market and whether it was found; empty where the truth is not known
 */
public record Mining(
        Map<Verdict, Long> ledger, List<AcceptedAlpha> accepted, List<IcPoint> icOverTime, List<Planted> planted)
        implements Serializable {
    public Mining {
        Map<Verdict, Long> copy = new EnumMap<>(Verdict.class);
        copy.putAll(ledger);
        ledger = Collections.unmodifiableMap(copy);
        accepted = List.copyOf(accepted);
        icOverTime = List.copyOf(icOverTime);
        planted = List.copyOf(planted);
    }

    /** All trials. */
    public long trials() {
        return ledger.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * An accepted alpha with its evidence.
     *
     * @param alpha formula and orientation
     * @param cluster that it was put into; empty where it was put into none
     * @param train statistics on the training window
     * @param validation statistics on the validation window
     * @param test statistics on the test window; {@link IcStats#NONE} where not computed
     * @param qValue false-discovery rate at which it is still significant
     * @param netProfit of the book that is owed to it, after costs, in the book's currency
     */
    public record AcceptedAlpha(
            Alpha alpha,
            String cluster,
            IcStats train,
            IcStats validation,
            IcStats test,
            double qValue,
            Figure netProfit)
            implements Serializable {}

    /**
     * Information coefficient of the pool in one period.
     *
     * @param closeMicros end of the period, UTC epoch microseconds
     * @param meanIc mean over the alphas of the fold of their rank IC in the period; NaN where undefined
     * @param alphas in the mean
     */
    public record IcPoint(long closeMicros, double meanIc, int alphas) implements Serializable {}

    /**
     * A planted alpha and what mining made of it.
     *
     * @param formula planted
     * @param trueIc its information coefficient by construction
     * @param foundAs ids of accepted alphas that are it or follow it closely; empty where it was missed
     * @param bestCorrelation of its values with those of the closest accepted alpha; NaN where there is none
     */
    public record Planted(String formula, double trueIc, List<String> foundAs, double bestCorrelation)
            implements Serializable {
        public Planted {
            foundAs = List.copyOf(foundAs);
        }

        public boolean found() {
            return !foundAs.isEmpty();
        }
    }
}
