package org.alphalode.jobs.selftest;

import java.io.Serializable;
import java.util.List;

/**
 * What came of one market.
 *
 * @param control kind of market
 * @param planted formula, empty where none is
 * @param found whether an accepted alpha is the planted formula or follows it closely
 * @param tried formulas
 * @param accepted formulas
 */
record ControlOutcome(Control control, String planted, boolean found, long tried, List<String> accepted)
        implements Serializable {
    ControlOutcome {
        accepted = List.copyOf(accepted);
    }
}
