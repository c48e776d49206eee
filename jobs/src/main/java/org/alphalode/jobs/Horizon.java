package org.alphalode.jobs;

import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;

/**
 * What all stages must agree on about time.
 *
 * @param horizonBars bars of the forward return
 * @param embargoBars further bars between windows, and that a label must have been known before it is used
 * @param decideEveryBars bars from decision to decision
 * @param standardiseWindowBars window over which a signal is standardised
 */
record Horizon(int horizonBars, int embargoBars, int decideEveryBars, int standardiseWindowBars) {
    private static final int MOST_BARS = 100_000;

    static Horizon of(Settings settings) {
        Section common = settings.section(Settings.COMMON);
        return new Horizon(
                common.integer("horizon-bars", 1, MOST_BARS),
                common.integer("embargo-bars", 0, MOST_BARS),
                common.integer("decide-every-bars", 1, MOST_BARS),
                common.integer("standardise-window-bars", 2, MOST_BARS));
    }
}
