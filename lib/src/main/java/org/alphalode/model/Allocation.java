package org.alphalode.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * The manager's weight of a cluster at one decision.
 *
 * @param foldId fold
 * @param closeMicros close of the decision bar
 * @param cluster which
 * @param weight share of risk, 0 to 1; what is not allocated stays in cash
 * @param role why
 */
public record Allocation(String foldId, long closeMicros, Cluster cluster, double weight, Role role)
        implements Serializable {

    /** Part of a cluster in an allocation. */
    public enum Role {
        /** Its trailing results are significantly positive. */
        CHOSEN,
        /** Least correlated with the chosen ones. */
        HEDGE,
        OUT;

        /** Name in tables. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
