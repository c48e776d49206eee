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
 * @param tested of them, those with a t statistic
 * @param rejected of these, those whose t-test rejects at 5 %
 * @param accepted formulas
 */
record ControlOutcome(
        Control control, String planted, boolean found, long tried, long tested, long rejected, List<String> accepted)
        implements Serializable {
    ControlOutcome {
        accepted = List.copyOf(accepted);
    }
}
