package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.check.Check;

/**
 * How candidates are screened.
 *
 * @param probeShare of the training window's blocks that every candidate is scored on
 * @param sampleShare of the blocks that those are scored on, in steps, who outlive the probe; at least the probe's
 * @param confidence one-sided, that no look at a formula whose IC stands at the limit takes it for weaker; 1 switches all bounds off
 * @param finalists the most candidates of a fold that come before the gates, the best on the full window
 */
public record LadderParams(double probeShare, double sampleShare, double confidence, int finalists)
        implements Serializable {
    public static final LadderParams STANDARD = new LadderParams(0.125, 0.75, 0.99, 2_000);

    /** Every candidate is scored on the full window, and all that are strong enough come before the gates. */
    public static final LadderParams EXHAUSTIVE = new LadderParams(1, 1, 1, Integer.MAX_VALUE);

    public LadderParams {
        Check.that(
                probeShare > 0 && probeShare <= sampleShare && sampleShare <= 1,
                "0 < probe <= sample <= 1: %s, %s",
                probeShare,
                sampleShare);
        Check.that(confidence > 0.5 && confidence <= 1, "a confidence lies in (0.5, 1]: %s", confidence);
        Check.that(finalists >= 1, "at least one candidate comes before the gates: %s", finalists);
    }

    /** Shares of the blocks after which candidates are judged, ascending: the probe's, then thirds of the sample's; all below 1. */
    List<Double> shares() {
        return Stream.of(probeShare, sampleShare / 3, sampleShare * 2 / 3, sampleShare)
                .filter(share -> share >= probeShare && share < 1)
                .distinct()
                .toList();
    }
}
