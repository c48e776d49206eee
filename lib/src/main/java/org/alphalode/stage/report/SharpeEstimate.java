package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.check.Check;
import org.alphalode.stat.Figure;
import org.alphalode.stat.Interval;
import org.alphalode.stat.SharpeSample;
import org.alphalode.stat.StationaryBootstrap;

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
    private static final double CONFIDENCE = 0.95;

    public SharpeEstimate {
        Check.that(
                annual.isDefined() == (low <= high), "a Sharpe ratio has an interval: %s [%s, %s]", annual, low, high);
        Check.that(confidence > 0 && confidence < 1, "confidence lies in (0, 1): %s", confidence);
        Check.that(trials >= 0, "trials are counted: %s", trials);
    }

    /**
     * Of a series of returns.
     *
     * @param returns net simple returns, oldest first, fractions; no NaN
     * @param perYear returns in a year
     * @param bootstrap behind the interval
     * @param trials formulas that were tried
     */
    static SharpeEstimate of(double[] returns, double perYear, StationaryBootstrap bootstrap, long trials) {
        SharpeSample sample = SharpeSample.of(returns);
        Interval interval = bootstrap.sharpe(returns, CONFIDENCE);
        if (!Double.isFinite(sample.sharpe()) || !(interval.low() <= interval.high())) {
            return undefined("the returns do not vary", CONFIDENCE, trials);
        }
        double root = Math.sqrt(perYear);
        return new SharpeEstimate(
                Figure.of(sample.sharpe() * root),
                interval.low() * root,
                interval.high() * root,
                CONFIDENCE,
                Figure.orElse(
                        sample.deflated(Math.max(1, trials), 1.0 / returns.length),
                        "the moments of the returns contradict each other"),
                trials);
    }

    /** No estimate, for a reason. */
    public static SharpeEstimate undefined(String because, double confidence, long trials) {
        return new SharpeEstimate(
                Figure.undefined(because), Double.NaN, Double.NaN, confidence, Figure.undefined(because), trials);
    }
}
