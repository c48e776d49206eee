package org.alphalode.model;

import java.io.Serializable;
import java.util.List;

/**
 * What an accepted alpha showed over one window of its fold against the forward return of one horizon; of the formula before
 * orientation. Values and targets of each symbol are standardised by the moments of the training window's pairs. NaN where
 * undefined, with the reason.
 *
 * @param alphaId the alpha
 * @param window of its fold; nothing was decided by the test window
 * @param horizonBars of the forward return; a horizon longer than the mined one loses the last bars of each window, so that no
 *     label reaches further than the mined one's
 * @param ic correlations
 * @param test whether the mean product of value and target differs from zero
 * @param periodIcs mean product of standardised value and target in each of twelve equal stretches of the window, oldest first
 * @param undefined what is NaN and why, one text each
 */
public record AlphaStatistics(
        String alphaId,
        FoldWindow window,
        int horizonBars,
        Ic ic,
        Test test,
        List<Double> periodIcs,
        List<String> undefined)
        implements Serializable {
    public AlphaStatistics {
        periodIcs = List.copyOf(periodIcs);
        undefined = List.copyOf(undefined);
    }

    /**
     * Information coefficients (Grinold and Kahn 1999, chapter 6).
     *
     * @param observations pairs of value and target
     * @param pearson product-moment correlation over the pairs of all symbols
     * @param rank Spearman's correlation of each symbol, averaged by its pairs
     * @param crossSectional mean over the bars of Spearman's correlation across the symbols of a bar; a bar needs five pairs
     * @param crossSectionalRatio of that mean to its deviation over the bars
     * @param withoutLargest product-moment correlation of each symbol without the largest |target|, averaged by its pairs
     * @param meanReturn of a position of one standardised value held over the horizon, as a fraction
     */
    public record Ic(
            long observations,
            double pearson,
            double rank,
            double crossSectional,
            double crossSectionalRatio,
            double withoutLargest,
            double meanReturn)
            implements Serializable {}

    /**
     * Significance of the mean product per bar, averaged over the symbols of a bar.
     *
     * @param icir mean over deviation of the stretches' mean products
     * @param neweyWestT mean over its standard error, Bartlett weights (Newey and West 1987)
     * @param lagBars of that error, at least horizon - 1
     * @param pValue of that t, two-sided, at fixed share of the lag (Kiefer and Vogelsang 2005)
     * @param naiveT as if the bars were independent: beside the other to show how much the overlap flatters
     * @param signStability share of the stretches with the sign of the whole window
     */
    public record Test(double icir, double neweyWestT, int lagBars, double pValue, double naiveT, double signStability)
            implements Serializable {}
}
