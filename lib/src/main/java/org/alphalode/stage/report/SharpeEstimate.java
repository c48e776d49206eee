package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.check.Check;
import org.alphalode.stat.Figure;

/**
 * A Sharpe ratio with what is needed to believe it. No report has another way to hold one, so none shows a Sharpe ratio without its
 * interval and the number of trials that it was picked from.
 *
 * @param annual net Sharpe ratio per year
 * @param low lower end of its confidence interval; NaN where {@code annual} is undefined
 * @param high upper end
 * @param confidence of the interval, as in 0.95
 * @param deflated deflated Sharpe ratio: probability that the true Sharpe ratio exceeds what the best of {@code trials} trials without
 *     any edge would show
 * @param trials formulas that were tried
 */
public record SharpeEstimate(Figure annual, double low, double high, double confidence, Figure deflated, long trials)
        implements Serializable {
    public SharpeEstimate {
        Check.that(
                annual.isDefined() == (low <= high), "a Sharpe ratio has an interval: %s [%s, %s]", annual, low, high);
        Check.that(confidence > 0 && confidence < 1, "confidence lies in (0, 1): %s", confidence);
        Check.that(trials >= 0, "trials are counted: %s", trials);
    }

    /** No estimate, for a reason. */
    public static SharpeEstimate undefined(String because, double confidence, long trials) {
        return new SharpeEstimate(
                Figure.undefined(because), Double.NaN, Double.NaN, confidence, Figure.undefined(because), trials);
    }
}
