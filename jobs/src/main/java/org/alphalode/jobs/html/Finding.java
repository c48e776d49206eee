package org.alphalode.jobs.html;

import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stage.report.TearSheet;

/**
 * What the numbers say, in a sentence.
 *
 * @param tone CSS class: good, warn or bad
 * @param headline a few words
 * @param explanation why
 */
public record Finding(String tone, String headline, String explanation) {
    private static final double CONVINCING = 0.95;

    /** The finding of a report. It never says more than the intervals do. */
    public static Finding of(TearSheet sheet) {
        SharpeEstimate sharpe = sheet.input().book().sharpe();
        String tried = sheet.mined()
                ? Text.count(sheet.input().mining().trials()) + " formulas tried"
                : Text.count(sharpe.trials()) + " tried";
        if (sheet.mined() && sheet.input().mining().accepted().isEmpty()) {
            return new Finding(
                    "warn",
                    "No alpha passed",
                    tried + ", none survived the gates, so nothing was traded. On noise this is the right answer.");
        }
        if (!sharpe.annual().isDefined()) {
            return new Finding("warn", "No Sharpe ratio", sharpe.annual().undefinedBecause() + ".");
        }
        String interval = Text.percent(sharpe.confidence()).replace(".00", "") + " interval " + Text.ratio(sharpe.low())
                + " to " + Text.ratio(sharpe.high());
        if (sharpe.high() < 0) {
            return new Finding(
                    "bad", "Loses money", "The Sharpe ratio lies below zero: " + interval + ", " + tried + ".");
        }
        if (sharpe.low() <= 0) {
            return new Finding(
                    "warn",
                    "Not distinguishable from luck",
                    "The interval of the Sharpe ratio includes zero: " + interval + ", " + tried + ".");
        }
        if (!sharpe.deflated().isDefined() || sharpe.deflated().value() < CONVINCING) {
            String deflated = sharpe.deflated().isDefined()
                    ? "the deflated Sharpe ratio is only "
                            + Text.percent(sharpe.deflated().value())
                    : "there is no deflated Sharpe ratio (" + sharpe.deflated().undefinedBecause() + ")";
            return new Finding(
                    "warn",
                    "Positive, but the search may explain it",
                    "The interval lies above zero (" + interval + "), but after " + tried + " " + deflated + ".");
        }
        return new Finding(
                "good",
                "Survives the search",
                "Sharpe ratio above zero (" + interval + ") and still convincing after " + tried
                        + ": deflated Sharpe ratio "
                        + Text.percent(sharpe.deflated().value()) + ".");
    }
}
