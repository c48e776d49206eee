package org.alphalode.stage.mine;

import java.util.List;
import org.alphalode.model.Fold;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.search.Seen;

/** Takes cohorts up the ladder somewhere, and keeps a trial of everyone that dies there. */
public interface Screening {
    /** Begins with a fold. */
    OfFold begin(Fold fold, Ladder ladder);

    /** One fold's screening. */
    interface OfFold extends AutoCloseable {
        /** What other works with the same sample have tried. */
        Earlier earlier();

        /** Whether the budget of time ended before a cohort; the same answer whenever it is asked again. */
        boolean isCutBefore(int cohort);

        /** Screens a cohort and keeps its dead. A cohort whose dead are kept already gives the same result. */
        CohortResult screen(Cohort cohort);

        @Override
        void close();
    }

    /**
     * What other works have tried on the same training window.
     *
     * @param settled formulas that died on a ladder of the same rules: they are not evaluated again
     * @param others formulas that were tried under other rules
     * @param finalists formulas that came before the gates: they are the first cohort, and come before them again
     * @param tried how many these are, all together
     */
    record Earlier(Seen settled, Seen others, List<String> finalists, long tried) {
        public Earlier {
            finalists = List.copyOf(finalists);
        }

        /** Nothing. */
        public static Earlier none() {
            return new Earlier(new Seen(), new Seen(), List.of(), 0);
        }
    }
}
